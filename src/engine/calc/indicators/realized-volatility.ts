import { checkPeriod } from "./check-period.ts";
import { createRollingMoments, rollingSquaredDeviations } from "./rolling-moments.ts";

/**
 * Sample standard deviation of the last `period` log returns of a close, per bar; NaN before there are that many.
 * Times the square root of the bars in a year it is the annualised volatility.
 */
export function realizedVolatility(closes: Float64Array, period: number): Float64Array {
  checkPeriod(period, 2);
  const returns = new Float64Array(Math.max(0, closes.length - 1));
  for (let index = 0; index < returns.length; index += 1) {
    returns[index] = Math.log((closes[index + 1] ?? Number.NaN) / (closes[index] ?? Number.NaN));
  }
  const squaredDeviations = rollingSquaredDeviations(returns, period);
  const volatility = new Float64Array(closes.length).fill(Number.NaN);
  for (let index = 0; index < returns.length; index += 1) {
    volatility[index + 1] = Math.sqrt((squaredDeviations[index] ?? Number.NaN) / (period - 1));
  }
  return volatility;
}

/** Streaming form of `realizedVolatility`, equal to it bit for bit. */
export function createRealizedVolatility(period: number): { next(close: number): number } {
  checkPeriod(period, 2);
  const moments = createRollingMoments(period);
  let previous: number | undefined;
  return {
    next(close) {
      if (previous !== undefined) moments.push(Math.log(close / previous));
      previous = close;
      return moments.isFull ? Math.sqrt(moments.squaredDeviations / (period - 1)) : Number.NaN;
    },
  };
}
