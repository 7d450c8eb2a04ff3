import { createRsi } from "./rsi.ts";
import { createStochastic, type Stochastic } from "./stochastic.ts";

export interface StochasticRsiPeriods {
  readonly rsiPeriod: number;
  readonly period: number;
  readonly signal: number;
}

const NOT_READY: Stochastic = { k: Number.NaN, d: Number.NaN };

/** Where RSI stands in its own range of `period` bars (k, not smoothed), and k averaged over `signal` bars (Chande 1994). */
export function createStochasticRsi({ rsiPeriod, period, signal }: StochasticRsiPeriods): {
  next(close: number): Stochastic;
} {
  const strength = createRsi(rsiPeriod);
  const place = createStochastic({ period, smoothing: 1, signal });
  return {
    next(close) {
      const value = strength.next(close);
      return Number.isNaN(value) ? NOT_READY : place.next(value, value, value);
    },
  };
}
