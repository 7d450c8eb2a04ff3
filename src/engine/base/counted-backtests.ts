import type { BarSeries } from "#shared/model/bar.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** A backtest as the ledger of trials keeps it. Fractions; the Sharpe ratio is annualised, 0 when the account never moved. */
export interface CountedBacktest {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

/** Backtests that were run over the same days of the same bars. */
export interface CountedBatch {
  /** Slice and method that ran them. */
  readonly source: string;
  readonly bars: readonly BarSeries[];
  readonly range: { readonly from: string; readonly to: string };
  /** What else they are a function of, as text: equal texts mean equal terms. */
  readonly terms: string;
  readonly backtests: readonly CountedBacktest[];
}
