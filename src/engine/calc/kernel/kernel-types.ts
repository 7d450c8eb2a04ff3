import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { PatternSeries } from "#shared/model/pattern.ts";
import type { RegimeSeries } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** Costs of the simulated venue. */
export interface VenueCosts extends ExecutionTerms {
  /** Commission a side in basis points of notional; 0 is 0. */
  readonly feeBps: number;
  /** Adverse price move of a market order, in basis points. */
  readonly slippageBps: number;
}

/** Everything a backtest is a function of. */
export interface BacktestInput {
  readonly bars: readonly BarSeries[];
  readonly range: DateRange;
  readonly strategy: { readonly id: string; readonly parameters: StrategyParameters };
  readonly sizing: SizingPolicy;
  readonly regimes: readonly RegimeSeries[];
  readonly patterns: readonly PatternSeries[];
  readonly initialCash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
  readonly allowShort: boolean;
  /** Costs and matching rules beyond fee and slippage; none when left out. */
  readonly execution?: ExecutionTerms;
  /** Shorter bars of the same symbols: where given, they say in which order prices came inside a bar. */
  readonly finerBars?: readonly BarSeries[];
  readonly seed: number;
}
