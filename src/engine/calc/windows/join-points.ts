import type { BarSeries } from "#shared/model/bar.ts";
import type { BarTable } from "#shared/model/bar-table.ts";
import { countPoints, type BarWindow } from "./bar-window.ts";

export type BarColumnsOfChart = Pick<
  BarSeries,
  "tsOpenMs" | "open" | "high" | "low" | "close" | "volume" | "quality"
>;

/** Points of a chart as columns of equal length. */
export interface JoinedPoints extends BarTable {
  /** The worst grade of the bars, as in QUALITY. */
  readonly quality: readonly number[];
}

/**
 * Joins the bars of each point: first open, highest high, lowest low, last close, sum of volume, worst quality. No high and no low of the
 * stretch is lost, however many bars a point has.
 */
export function joinPoints(bars: BarColumnsOfChart, window: BarWindow): JoinedPoints {
  const { first, end, barsPerPoint } = window;
  const count = countPoints(window);
  const column = (): number[] => Array.from({ length: count }, () => 0);
  const joined = {
    tsOpenMs: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
    quality: column(),
  };
  for (let point = 0; point < count; point += 1) {
    const start = first + point * barsPerPoint;
    const stop = Math.min(start + barsPerPoint, end);
    let [high, low, volume, quality] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
    for (let index = start; index < stop; index += 1) {
      high = Math.max(high, bars.high[index] ?? Number.NaN);
      low = Math.min(low, bars.low[index] ?? Number.NaN);
      volume += bars.volume[index] ?? Number.NaN;
      quality = Math.max(quality, bars.quality[index] ?? 0);
    }
    joined.tsOpenMs[point] = bars.tsOpenMs[start] ?? Number.NaN;
    joined.open[point] = bars.open[start] ?? Number.NaN;
    joined.high[point] = high;
    joined.low[point] = low;
    joined.close[point] = bars.close[stop - 1] ?? Number.NaN;
    joined.volume[point] = volume;
    joined.quality[point] = quality;
  }
  return joined;
}
