import { createRsi } from "./rsi.ts";

/**
 * Chande's momentum oscillator, -100 to 100, with Wilder's averages of gains and losses as in TA-Lib, which makes it the RSI
 * on another scale; Chande's own form (1994) has plain sums.
 */
export function createCmo(period: number): { next(value: number): number } {
  const strength = createRsi(period);
  return { next: (value) => 2 * strength.next(value) - 100 };
}
