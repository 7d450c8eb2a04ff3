import { DAY_MS } from "#shared/model/time.ts";

/**
 * Longest time from a peak to the bar that reaches it again, or to the last bar, in calendar days rounded.
 * QuantStats counts from the first bar below the peak to the last one below it, both included, and so gives less.
 */
export function longestDrawdownDays(curve: { tsOpenMs: Float64Array; drawdown: Float64Array }): number {
  let longestMs = 0;
  let tsPeakMs = curve.tsOpenMs[0] ?? Number.NaN;
  let wasBelow = false;
  for (let index = 0; index < curve.drawdown.length; index += 1) {
    const tsMs = curve.tsOpenMs[index] ?? Number.NaN;
    const isBelow = (curve.drawdown[index] ?? 0) < 0;
    if ((isBelow || wasBelow) && tsMs - tsPeakMs > longestMs) longestMs = tsMs - tsPeakMs;
    if (!isBelow) tsPeakMs = tsMs;
    wasBelow = isBelow;
  }
  return Math.round(longestMs / DAY_MS);
}
