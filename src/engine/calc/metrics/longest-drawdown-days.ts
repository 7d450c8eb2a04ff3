import { DAY_MS } from "#shared/model/time.ts";

/**
 * Longest time from a peak to the bar that reaches it again, or to the last bar, in calendar days rounded.
 * QuantStats counts from the first bar below the peak to the last one below it, both included, and so gives less.
 */
export function longestDrawdownDays(curve: { tsOpenMs: Float64Array; drawdown: Float64Array }): number {
  const { tsOpenMs, drawdown } = curve;
  const spanMs = (from: number, to: number): number => (tsOpenMs[to] ?? 0) - (tsOpenMs[from] ?? 0);
  let longestMs = 0;
  // Indexes instead of times: whole numbers cost the loop nothing, and a fall is longest where it ends.
  let peak = 0;
  let wasBelow = false;
  for (let index = 0; index < drawdown.length; index += 1) {
    const isBelow = (drawdown[index] ?? 0) < 0;
    if (!isBelow) {
      if (wasBelow) longestMs = Math.max(longestMs, spanMs(peak, index));
      peak = index;
    }
    wasBelow = isBelow;
  }
  if (wasBelow) longestMs = Math.max(longestMs, spanMs(peak, drawdown.length - 1));
  return Math.round(longestMs / DAY_MS);
}
