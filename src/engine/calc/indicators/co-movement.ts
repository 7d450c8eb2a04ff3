import { checkPeriod } from "./check-period.ts";
import { createRollingSum } from "./rolling-sum.ts";

/** How the returns of one market go with those of another. */
export interface CoMovement {
  /** Pearson's correlation, -1 to 1. */
  readonly correlation: number;
  /** Slope of the returns on the benchmark's returns. */
  readonly beta: number;
}

const UNKNOWN: CoMovement = { correlation: Number.NaN, beta: Number.NaN };
/** A variance below this share of the mean square is what rounding left of none. */
const ROUNDING = 1e-13;

/**
 * Correlation and beta of the last `period` log returns against a benchmark's, from bars that both have: where the benchmark's
 * close is NaN the bar is left out and has no value. NaN also where one of the two did not move at all.
 */
export function createCoMovement(period: number): {
  next(close: number, benchmarkClose: number): CoMovement;
} {
  checkPeriod(period, 2);
  const sums = createPairSums(period);
  let [previous, previousBenchmark] = [Number.NaN, Number.NaN];
  return {
    next(close, benchmarkClose) {
      if (Number.isNaN(benchmarkClose)) return UNKNOWN;
      const own = Math.log(close / previous);
      const other = Math.log(benchmarkClose / previousBenchmark);
      [previous, previousBenchmark] = [close, benchmarkClose];
      return Number.isNaN(own) ? UNKNOWN : sums.next(own, other);
    },
  };
}

function createPairSums(period: number): { next(own: number, other: number): CoMovement } {
  const mean = (): ((value: number) => number) => {
    const sum = createRollingSum(period);
    return (value) => sum.next(value) / period;
  };
  const [owns, others, ownSquares, otherSquares, products] = [mean(), mean(), mean(), mean(), mean()];
  return {
    next(own, other) {
      const [ownMean, otherMean, ownSquare, otherSquare] = [
        owns(own),
        others(other),
        ownSquares(own * own),
        otherSquares(other * other),
      ];
      const covariance = products(own * other) - ownMean * otherMean;
      const ownVariance = varianceOf(ownSquare, ownMean);
      const otherVariance = varianceOf(otherSquare, otherMean);
      const correlation = covariance / Math.sqrt(ownVariance * otherVariance);
      return {
        correlation: Math.max(-1, Math.min(1, correlation)),
        beta: covariance / otherVariance,
      };
    },
  };
}

function varianceOf(meanSquare: number, mean: number): number {
  const variance = meanSquare - mean * mean;
  return variance > ROUNDING * meanSquare ? variance : Number.NaN;
}
