/** One symbol of a portfolio; figures stand on the returns that all symbols have in common. */
export interface PortfolioMember {
  readonly symbol: string;
  /** Fraction of the portfolio; negative when short. */
  readonly weight: number;
  /** Sample deviation of the returns, a year. */
  readonly annualVolatility: number;
  /** Share of the portfolio's variance: weight x covariance with the portfolio / its variance; all add up to 1. */
  readonly riskShare: number;
  /** Covariance with the benchmark / its variance; NaN without a benchmark. */
  readonly beta: number;
}

/** Losses of one bar, as positive fractions of the portfolio. */
export interface TailLosses {
  /** Such as 0.95: losses are larger in one bar of twenty. */
  readonly confidence: number;
  /** The loss at the (1 - confidence) quantile of the returns (Hyndman and Fan type 7), negated. */
  readonly valueAtRisk: number;
  /** Mean loss of the returns at or beyond that quantile (expected shortfall), negated. */
  readonly conditionalValueAtRisk: number;
  /**
   * The same quantile of a normal distribution with the returns' mean and deviation, corrected for their skew and excess kurtosis
   * by Cornish and Fisher (1938): z + (z^2 - 1) S / 6 + (z^3 - 3z) K / 24 - (2 z^3 - 5z) S^2 / 36.
   */
  readonly cornishFisherValueAtRisk: number;
}

/** Risk of a portfolio whose weights are restored at every bar. */
export interface PortfolioAnalysis {
  /** Returns in common that everything stands on. */
  readonly returns: number;
  /** Open times of the bars of the first and the last of them. */
  readonly tsFirstMs: number;
  readonly tsLastMs: number;
  readonly periodsPerYear: number;
  readonly members: readonly PortfolioMember[];
  readonly annualVolatility: number;
  readonly benchmark?: string;
  /** Of the portfolio against the benchmark; NaN without one. */
  readonly beta: number;
  readonly benchmarkCorrelation: number;
  readonly losses: TailLosses;
  /** Pearson, in the order of the members; NaN where one never moved. */
  readonly correlations: readonly (readonly number[])[];
}
