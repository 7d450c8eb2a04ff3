import type { Bar } from "#shared/model/bar.ts";
import type { OrderExits, OrderType, TimeInForce } from "#shared/model/order.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { IndicatorColumns } from "./indicator-columns.ts";

/** A parameter of a strategy: what forms, validation and the optimiser need to know of it. */
export interface ParameterSpec {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/** Where the strategy wants to be from the next bar on. */
export interface Decision {
  readonly target: "long" | "short" | "flat";
  /** How clear the signal is, above 0 to 1. */
  readonly strength: number;
  readonly reason: string;
  /** Where the position is entered; at the market when left out. */
  readonly entry?: Extract<OrderType, { readonly kind: "limit" | "stop" | "stop_limit" }>;
  /** Orders that leave what the entry opens: they exist for what has filled, and one takes the others along. */
  readonly exits?: OrderExits;
  /** Of the entry; good till cancelled when left out. */
  readonly timeInForce?: TimeInForce;
}

/** Longer bars made of those that a strategy sees. */
export interface HigherBars {
  /** The last one that is over: the first bar of the next has closed. Undefined before. */
  last(timeframe: Timeframe): Bar | undefined;
}

/** The streaming state of one strategy on one symbol. It sees each bar once, in order, so it cannot look ahead. */
export interface StrategyRun {
  /**
   * Called at the close of each bar; undefined leaves things as they are.
   * `position` is the sign of what is held at that close: 1, 0 or -1.
   */
  decide(bar: Bar, position: number, higher?: HigherBars): Decision | undefined;
}

/**
 * What `decide` would answer, for a whole series at once, so that bars at which nothing changes can be passed over. It
 * holds no state: as with `decide`, an answer depends on the bars up to its own and on the position held.
 */
export interface DecisionScan {
  /**
   * The first bar from `from` at whose close another position than `position` is wanted; `end` when there is none before
   * it. Where short sales are not allowed `short` wants to be flat, and `position` is never negative.
   */
  next(from: number, end: number, position: number): number;
  /** 1, 0 or -1: the position wanted at the close of bar `index`; `position` itself where it stays as it is. */
  directionAt(index: number, position: number): number;
  /** What `decide` answers at the close of bar `index`. */
  decisionAt(index: number, position: number): Decision | undefined;
}

export interface Strategy {
  readonly id: string;
  readonly title: string;
  /** One paragraph: when it works and when it fails. */
  readonly description: string;
  readonly sides: "long" | "long_short";
  /** How many symbols it trades against each other; undefined for one that trades each symbol by itself. */
  readonly legs?: number;
  readonly parameters: readonly ParameterSpec[];
  /** Longer timeframes whose bars `decide` gets as well. */
  readonly higherTimeframes?: readonly Timeframe[];
  /** Says what is wrong between parameters, e.g. fast must be below slow; undefined when nothing is. */
  readonly constraint: (parameters: StrategyParameters) => string | undefined;
  /** Bars needed before the first decision means anything. */
  readonly warmUpBars: (parameters: StrategyParameters) => number;
  readonly start: (parameters: StrategyParameters) => StrategyRun;
  /** Of a strategy with legs: a run for each leg. */
  readonly startTogether?: (parameters: StrategyParameters) => readonly StrategyRun[];
  /** The same decisions, bit for bit, from columns that backtests share; undefined when there is only `start`. */
  readonly scan?: (
    columns: IndicatorColumns,
    parameters: StrategyParameters,
    allowShort: boolean,
  ) => DecisionScan;
}
