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

/**
 * Account value along the way, over all simulations at the same step: percentiles of the values there, not the way of any one
 * simulation. All columns have one entry a mark.
 */
export interface EquityFan {
  /** Steps made: closed trades, or bars. The first mark is the start, the last the end. */
  readonly steps: Float64Array;
  /** Open time of the bar; undefined for trades, which have other times in each simulation. */
  readonly tsMs: Float64Array | undefined;
  /** 5th percentile. */
  readonly low: Float64Array;
  readonly lowerQuarter: Float64Array;
  readonly median: Float64Array;
  readonly upperQuarter: Float64Array;
  /** 95th percentile. */
  readonly high: Float64Array;
  /** What really came out at that step. */
  readonly actual: Float64Array;
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
  /** Undefined in studies of versions that did not keep it. */
  readonly fan?: EquityFan;
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
