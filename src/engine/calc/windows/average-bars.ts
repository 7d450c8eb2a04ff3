import { createHeikinAshi } from "../indicators/heikin-ashi.ts";
import type { BarColumnsOfChart } from "./join-points.ts";

/**
 * So many bars before a stretch make its Heikin-Ashi bars those of the whole series. Each depends on all bars before it, but an open is the
 * middle of the body before: what a beginning was off by halves with each bar. After 64 of them less than 2^-64 of it is left, which is less
 * than a double can tell from nothing, as long as it was off by less than two thousand times the price.
 */
export const AVERAGE_WARM_UP_BARS = 64;

/** The Heikin-Ashi bars of a series. Of a part of one, those after the warm-up are the whole's; those within it only where it is the beginning. */
export function averageBars(bars: BarColumnsOfChart): BarColumnsOfChart {
  const count = bars.close.length;
  const [open, high, low, close] = Array.from({ length: 4 }, () => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const average = createHeikinAshi();
  for (let index = 0; index < count; index += 1) {
    const bar = average.next({
      open: bars.open[index] ?? Number.NaN,
      high: bars.high[index] ?? Number.NaN,
      low: bars.low[index] ?? Number.NaN,
      close: bars.close[index] ?? Number.NaN,
    });
    open[index] = bar.open;
    high[index] = bar.high;
    low[index] = bar.low;
    close[index] = bar.close;
  }
  return { ...bars, open, high, low, close };
}
