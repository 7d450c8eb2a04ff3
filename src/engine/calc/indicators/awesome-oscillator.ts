import { createSma } from "./sma.ts";

/** Williams' awesome oscillator: simple average of the bars' middles over `fast` bars less that over `slow`, in price units. */
export function createAwesomeOscillator({ fast, slow }: { readonly fast: number; readonly slow: number }): {
  next(high: number, low: number): number;
} {
  const short = createSma(fast);
  const long = createSma(slow);
  return {
    next(high, low) {
      const middle = (high + low) / 2;
      return short.next(middle) - long.next(middle);
    },
  };
}
