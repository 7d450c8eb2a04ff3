import { invariant } from "#engine/base/invariant.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";

/** One bar of a series; `index` must be inside it. */
export function barAt(series: BarSeries, index: number): Bar {
  const { tsOpenMs, open, high, low, close, volume } = series;
  const time = tsOpenMs[index];
  invariant(time !== undefined, `bar index must be below ${tsOpenMs.length}, was ${index}`);
  return {
    tsOpenMs: epochMs(time),
    open: open[index] ?? Number.NaN,
    high: high[index] ?? Number.NaN,
    low: low[index] ?? Number.NaN,
    close: close[index] ?? Number.NaN,
    volume: volume[index] ?? Number.NaN,
  };
}
