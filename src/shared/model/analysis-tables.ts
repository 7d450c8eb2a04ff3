/** Closed trades of one kind: all of them, one side's, or one symbol's. */
export interface RoundTripRow {
  readonly of: "all" | "side" | "symbol";
  /** `all`, `long`, `short` or the symbol. */
  readonly name: string;
  readonly trades: number;
  readonly winRate: number;
  /** The middle 95 % of what is left of a uniform prior after these trades (pyfolio P(profit)). */
  readonly profitProbabilityLower: number;
  readonly profitProbabilityUpper: number;
  readonly profit: number;
  /** Of the profit of all closed trades; NaN where they made none. */
  readonly profitShare: number;
  /** Infinity without a loss. */
  readonly profitFactor: number;
  readonly averageReturn: number;
  readonly medianReturn: number;
  readonly averageDays: number;
}

/** Closed trades that lasted from so many days to before so many. */
export interface LifetimeRow {
  readonly fromDays: number;
  /** Infinity for the longest. */
  readonly toDays: number;
  readonly trades: number;
  readonly winRate: number;
  readonly profit: number;
}

/** What was held of one symbol, as fractions of equity at the closes of the curve. */
export interface PositionRow {
  readonly symbol: string;
  readonly maximumLong: number;
  /** 0 or negative. */
  readonly maximumShort: number;
  /** Longs less shorts, over all closes. */
  readonly averageExposure: number;
  /** Share of the closes at which it was held. */
  readonly heldShare: number;
  /** Largest fill as a share of its bar's volume; NaN where bars have no volume. */
  readonly largestFillOfVolume: number;
  /** Most bars that leaving would have taken at a tenth of the mean volume of the five bars before; NaN without volume. */
  readonly barsToLeave: number;
}

/** Fills that opened in one hour of the day (UTC). */
export interface HourRow {
  readonly hour: number;
  readonly fills: number;
  /** Sum of quantity times price. */
  readonly value: number;
}

/** A stretch of the market that people remember, beside the benchmark. */
export interface HardTimeRow {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly strategy: number;
  readonly benchmark: number;
  readonly maximumDrawdown: number;
  readonly worstPeriod: number;
}

/** A part of an analysis that says little or nothing for this run, and why. */
export interface SampleWarning {
  /** Title of a group of figures, or of a table. */
  readonly of: string;
  readonly text: string;
}

/** Lists of an analysis beyond single figures. An empty one has its reason among the analysis' sample warnings. */
export interface AnalysisTables {
  /** All, then the sides, then the symbols with the worst first. */
  readonly roundTrips: readonly RoundTripRow[];
  /** The shortest first; stretches without a trade are left out. */
  readonly lifetimes: readonly LifetimeRow[];
  /** The largest position first; symbols that were never held are left out. */
  readonly positions: readonly PositionRow[];
  /** In the order of the day. */
  readonly hours: readonly HourRow[];
  /** The worst first. */
  readonly hardTimes: readonly HardTimeRow[];
}
