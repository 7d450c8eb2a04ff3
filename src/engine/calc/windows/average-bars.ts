import { createHeikinAshi } from "../indicators/heikin-ashi.ts";
import type { BarColumnsOfChart } from "./join-points.ts";

/** The Heikin-Ashi bars of a whole series; they depend on all bars before them, so a stretch alone would have others. */
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
