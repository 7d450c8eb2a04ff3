import { createEma } from "./ema.ts";
import { whenReady } from "./when-ready.ts";

/** Elder's force index (1993): exponential average of the close's change times volume, in price units times volume. */
export function createForceIndex(period: number): { next(close: number, volume: number): number } {
  const average = createEma(period);
  let previous = Number.NaN;
  return {
    next(close, volume) {
      const force = (close - previous) * volume;
      previous = close;
      return whenReady(average, force);
    },
  };
}
