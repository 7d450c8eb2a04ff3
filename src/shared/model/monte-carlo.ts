/** Percentiles and mean of one figure over all simulations. */
export interface Distribution {
  /** 5th percentile. */
  readonly low: number;
  readonly lowerQuarter: number;
  readonly median: number;
  readonly upperQuarter: number;
  /** 95th percentile. */
  readonly high: number;
  readonly mean: number;
}

/** How else a result could have come out. Money in account currency, drawdowns as fractions, 0 or negative. */
export interface MonteCarloStudy {
  /**
   * `shuffled_trades`: the same trades in another order; `drawn_trades`: trades drawn with replacement; `market_paths`:
   * the strategy traded again on prices put together from blocks of the real ones.
   */
  readonly method: "shuffled_trades" | "drawn_trades" | "market_paths";
  readonly simulations: number;
  /** What was drawn from: trades, or bars. */
  readonly sampleSize: number;
  /** Mean length of the blocks; undefined for trades. */
  readonly meanBlockBars: number | undefined;
  readonly startEquity: number;
  /** What really came out; of trades only the closed ones. */
  readonly actual: { readonly endEquity: number; readonly maximumDrawdown: number };
  readonly endEquity: Distribution;
  readonly maximumDrawdown: Distribution;
  /** Share of the simulations that ended below the start. */
  readonly probabilityOfLoss: number;
  /** Share that at some time had fallen to `ruinFraction` of the start or below. */
  readonly probabilityOfRuin: number;
  readonly ruinFraction: number;
  /** Share of the simulations that ended below what really came out. */
  readonly actualRank: number;
  /** Of each simulation, in the order of their seeds. */
  readonly outcomes: { readonly endEquity: Float64Array; readonly maximumDrawdown: Float64Array };
}

/** All studies of one result. */
export interface MonteCarlo {
  readonly seed: number;
  readonly studies: readonly MonteCarloStudy[];
  /** What was left out, and why. */
  readonly notes: readonly string[];
}
