import { createRollingExtreme } from "./rolling-extreme.ts";
import { createSma } from "./sma.ts";
import { whenReady } from "./when-ready.ts";

export interface StochasticPeriods {
  readonly period: number;
  readonly smoothing: number;
  readonly signal: number;
}

/** Both lines of the oscillator, 0 to 100. */
export interface Stochastic {
  readonly k: number;
  readonly d: number;
}

/**
 * Lane's slow stochastic: where the close stands in the range of `period` bars, averaged over `smoothing` bars (k), and k
 * averaged over `signal` bars (d). A range of 0 is neutral, 50, where TA-Lib answers 0.
 */
export function createStochastic({ period, smoothing, signal }: StochasticPeriods): {
  next(high: number, low: number, close: number): Stochastic;
} {
  const highest = createRollingExtreme(period, 1);
  const lowest = createRollingExtreme(period, -1);
  const average = createSma(smoothing);
  const signalAverage = createSma(signal);
  return {
    next(high, low, close) {
      const bottom = lowest.next(low);
      const range = highest.next(high) - bottom;
      const k = whenReady(average, range === 0 ? 50 : (100 * (close - bottom)) / range);
      return { k, d: whenReady(signalAverage, k) };
    },
  };
}
