import type { BollingerBands } from "./bollinger.ts";
import { checkPeriod } from "./check-period.ts";
import { createLinearRegression } from "./linear-regression.ts";
import { createRollingMoments } from "./rolling-moments.ts";
import { createSma } from "./sma.ts";
import { whenReady } from "./when-ready.ts";

const SMOOTHING = 3;

/**
 * Bands around the regression line's end at `errors` standard errors of estimate `sqrt(SSE / (period - 2))`, line and error
 * both smoothed over 3 bars (Andersen 1996).
 */
export function createStandardErrorBands({
  period,
  errors,
}: {
  readonly period: number;
  readonly errors: number;
}): { next(close: number): BollingerBands } {
  checkPeriod(period, 3);
  const regression = createLinearRegression(period);
  const moments = createRollingMoments(period);
  const line = createSma(SMOOTHING);
  const error = createSma(SMOOTHING);
  const squaredPlaces = (period * (period * period - 1)) / 12;
  return {
    next(close) {
      const { end, slope } = regression.next(close);
      moments.push(close);
      // What the line leaves of the squared deviations; rounding must not make it negative.
      const unexplained = Math.max(0, moments.squaredDeviations - slope * slope * squaredPlaces);
      const middle = whenReady(line, end);
      const distance = errors * whenReady(error, Math.sqrt(unexplained / (period - 2)));
      return { middle, upper: middle + distance, lower: middle - distance };
    },
  };
}
