export const STRATEGY_IDS = [
  "sma_cross",
  "momentum",
  "mean_reversion",
  "volatility",
  "breakout",
  "trend_following",
  "rsi_reversal",
  "macd_trend",
  "pairs",
  "buy_and_hold",
] as const;

export type StrategyParameters = Readonly<Record<string, number>>;

/** One line of a ranking; every figure is measured out of sample on bars before `from`. */
export interface RankedStrategy {
  readonly id: string;
  readonly parameters: StrategyParameters;
  /** Annualised Sharpe ratio of the folds' out-of-sample returns, joined. */
  readonly score: number;
  readonly folds: readonly {
    readonly from: string;
    readonly to: string;
    readonly sharpe: number;
    readonly returnFraction: number;
    readonly trades: number;
  }[];
  readonly trades: number;
  readonly winRate: number;
  /** Mean and variance of the returns a bar over all folds while invested, as of positions of the whole equity. */
  readonly meanReturn: number;
  readonly varianceReturn: number;
}

/** What is kept of a backtest that was run to choose by. Fractions; the Sharpe ratio is annualised, 0 when the account never moved. */
export interface TriedBacktest {
  readonly strategy: string;
  readonly parameters: StrategyParameters;
  readonly sharpe: number;
  readonly totalReturn: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

/** Which strategy a run trades, and on what grounds. */
export interface StrategyChoice {
  readonly id: string;
  readonly parameters: StrategyParameters;
  /** `walk_forward_ranking`: measured before `from`; `named`: the run asked for it. */
  readonly method: "walk_forward_ranking" | "named";
  /** In words: what was done, on which bars, and what it is not. */
  readonly note: string;
  readonly ranking: readonly RankedStrategy[];
  /** Evidence for the chosen strategy from bars before `from`; undefined when there is too little history. */
  readonly evidence: RankedStrategy | undefined;
  /** 0 to 1: share of folds in which the choice made money. */
  readonly confidence: number;
  /** Every backtest that was run to choose; missing in a choice of an older version. */
  readonly backtests?: readonly TriedBacktest[];
  readonly history: { readonly from: string; readonly to: string; readonly bars: number };
}
