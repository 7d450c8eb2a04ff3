import type { Statistics } from "./backtest-result.ts";
import type { StrategyParameters } from "./strategy-choice.ts";

export const RANKING_FIGURES = ["sharpe", "sortino", "calmar", "totalReturn", "profitFactor"] as const;
export type RankingFigure = (typeof RANKING_FIGURES)[number];

/** One strategy as the backtester traded it. */
export interface TradedStrategy {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly statistics: Statistics;
  readonly orderListHash: string;
  /** What to know before believing its figures, such as too few trades. */
  readonly warnings: readonly string[];
}

export interface RankedStrategy extends TradedStrategy {
  /** 1 is the best. */
  readonly rank: number;
}
