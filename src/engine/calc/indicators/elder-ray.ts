import { createEma } from "./ema.ts";

/** How far the bar reached beyond the average of closes, in price units. */
export interface ElderRay {
  readonly bull: number;
  readonly bear: number;
}

/** Elder's bull and bear power (1993): high and low less the exponential average of closes. */
export function createElderRay(period: number): {
  next(high: number, low: number, close: number): ElderRay;
} {
  const average = createEma(period);
  return {
    next(high, low, close) {
      const mean = average.next(close);
      return { bull: high - mean, bear: low - mean };
    },
  };
}
