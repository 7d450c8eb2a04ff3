import { whenReady } from "./when-ready.ts";
import { createWma } from "./wma.ts";

/**
 * Hull's moving average: WMA over the root of the period of `2 * WMA(period / 2) - WMA(period)`, both periods rounded
 * down (Hull 2005).
 */
export function createHma(period: number): { next(value: number): number } {
  const half = createWma(Math.max(1, Math.floor(period / 2)));
  const whole = createWma(period);
  const smooth = createWma(Math.floor(Math.sqrt(period)));
  return { next: (value) => whenReady(smooth, 2 * half.next(value) - whole.next(value)) };
}
