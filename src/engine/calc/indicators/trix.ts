import { createEma } from "./ema.ts";
import { createRateOfChange } from "./rate-of-change.ts";
import { whenReady } from "./when-ready.ts";

/** Change a bar of the triple exponential average, as a fraction (TA-Lib's TRIX is this times 100; Hutson 1983). */
export function createTrix(period: number): { next(value: number): number } {
  const first = createEma(period);
  const second = createEma(period);
  const third = createEma(period);
  const change = createRateOfChange(1);
  return {
    next: (value) => whenReady(change, whenReady(third, whenReady(second, first.next(value)))),
  };
}
