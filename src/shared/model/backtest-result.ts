import type { ExecutionTerms } from "./execution-terms.ts";
import type { Fill } from "./order.ts";
import type { Trade } from "./position.ts";
import type { ContentHash } from "./ids.ts";
import type { DateRange } from "./date-range.ts";
import type { StrategyParameters } from "./strategy-choice.ts";

/** Account value at each traded bar's close. */
export interface EquityCurve {
  readonly tsOpenMs: Float64Array;
  readonly equity: Float64Array;
  /** Fraction below the highest equity so far, 0 or negative. */
  readonly drawdown: Float64Array;
  /** Value of open positions over equity; negative when short. */
  readonly exposure: Float64Array;
}

/**
 * Figures of a run. Fractions, not percents; annualised where the name says so.
 * Infinity and NaN are real answers (no losing trade, no trade) and serialise as strings.
 */
export interface Statistics {
  readonly startEquity: number;
  readonly endEquity: number;
  readonly totalReturn: number;
  readonly annualReturn: number;
  readonly annualVolatility: number;
  readonly sharpe: number;
  readonly sortino: number;
  readonly calmar: number;
  readonly maximumDrawdown: number;
  readonly longestDrawdownDays: number;
  readonly timeInMarket: number;
  readonly trades: number;
  readonly winRate: number;
  readonly profitFactor: number;
  readonly averageTrade: number;
  readonly averageWin: number;
  readonly averageLoss: number;
  readonly bestTrade: number;
  readonly worstTrade: number;
  readonly feesPaid: number;
  readonly turnover: number;
  /** Buy and hold of the first symbol over the same bars. */
  readonly benchmarkReturn: number;
}

export interface RejectedOrder {
  readonly symbol: string;
  readonly tsMs: number;
  readonly code: string;
  readonly message: string;
}

/** What became of the orders of a run, beside their fills. */
export interface OrderOutcomes {
  /** Sent by the strategy. */
  readonly sent: number;
  /** Placed by the venue: the exits of brackets, and margin calls. */
  readonly exits: number;
  /** Taken back by the strategy, or by the venue when they had lost their use. */
  readonly cancelled: number;
  /** Ended by their time in force. */
  readonly expired: number;
  /** Refused by sizing, risk check or venue, every repetition counted. */
  readonly refusals: number;
}

export interface BacktestResult {
  readonly range: DateRange;
  readonly symbols: readonly string[];
  readonly strategy: { readonly id: string; readonly parameters: StrategyParameters };
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  /** Costs and rules beyond them that were given; undefined when none were. */
  readonly execution?: ExecutionTerms;
  /** Borrow fees paid, in account currency; they are in no fill. */
  readonly chargesPaid?: number;
  readonly seed: number;
  readonly fills: readonly Fill[];
  readonly trades: readonly Trade[];
  /** A repeated refusal is listed once. */
  readonly rejected: readonly RejectedOrder[];
  /** Undefined in results of versions that did not count them. */
  readonly orders?: OrderOutcomes;
  readonly openPositions: readonly {
    readonly symbol: string;
    readonly quantity: number;
    readonly averagePrice: number;
    readonly lastPrice: number;
  }[];
  readonly equity: EquityCurve;
  readonly statistics: Statistics;
  /** What a reader must know: caveats of the data, small samples, costs left out. */
  readonly warnings: readonly string[];
  readonly barsTraded: number;
  /** Hash over the hashes of all series used. */
  readonly dataHash: ContentHash;
  /** Hash over time, symbol, side, quantity and price of every fill. */
  readonly orderListHash: ContentHash;
  /** How often each factor changed an order's size, e.g. regime and pattern. */
  readonly contributions: readonly {
    readonly name: string;
    readonly ordersChanged: number;
    readonly meanFactor: number;
  }[];
}
