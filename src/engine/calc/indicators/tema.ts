import { createEma } from "./ema.ts";
import { whenReady } from "./when-ready.ts";

/** Triple exponential moving average `3 * EMA - 3 * EMA(EMA) + EMA(EMA(EMA))` (Mulloy 1994), seeded as `createDema`. */
export function createTema(period: number): { next(value: number): number } {
  const first = createEma(period);
  const second = createEma(period);
  const third = createEma(period);
  return {
    next(value) {
      const once = first.next(value);
      const twice = whenReady(second, once);
      return 3 * once - 3 * twice + whenReady(third, twice);
    },
  };
}
