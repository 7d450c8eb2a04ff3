import { createRollingMoments, rollingSquaredDeviations } from "./rolling-moments.ts";

/** Population standard deviation of the last `period` values, in their unit; NaN before there are that many. */
export function standardDeviation(values: Float64Array, period: number): Float64Array {
  const deviations = rollingSquaredDeviations(values, period);
  for (let index = 0; index < deviations.length; index += 1) {
    deviations[index] = Math.sqrt((deviations[index] ?? Number.NaN) / period);
  }
  return deviations;
}

/** Streaming form of `standardDeviation`, equal to it bit for bit. */
export function createStandardDeviation(period: number): { next(value: number): number } {
  const moments = createRollingMoments(period);
  return {
    next(value) {
      moments.push(value);
      return moments.isFull ? Math.sqrt(moments.squaredDeviations / period) : Number.NaN;
    },
  };
}
