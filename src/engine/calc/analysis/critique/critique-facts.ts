import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ConfidenceInterval, Finding } from "#shared/model/result-analysis.ts";
import type { DetailedStatistics } from "#shared/model/statistics/detailed-statistics.ts";
import type { PeriodCurve } from "#engine/calc/metrics/period-curve.ts";
import type { ParameterSpec } from "#engine/calc/strategies/strategy.ts";

/** All that a result is criticised from. */
export interface CritiqueFacts {
  readonly result: BacktestResult;
  readonly bars: readonly BarSeries[];
  readonly curve: PeriodCurve;
  readonly years: number;
  readonly statistics: DetailedStatistics;
  readonly intervals: readonly ConfidenceInterval[];
  /** Of the strategy that was traded; empty when it is not known any more. */
  readonly parameters: readonly ParameterSpec[];
}

/** Undefined when there is nothing to say. */
export type Rule = (facts: CritiqueFacts) => Finding | undefined;

/** What the account gained from its first cash to its last close, in account currency, after fees. */
export function netProfitOf({ result }: CritiqueFacts): number {
  return result.statistics.endEquity - result.initialCash;
}
