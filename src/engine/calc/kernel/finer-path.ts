import { barAt } from "../bars/bar-at.ts";
import type { Bar, BarSeries } from "#shared/model/bar.ts";
import { firstAtOrAfter } from "./index-of-time.ts";

/** The shorter bars from one time to before another; asked with times that ascend. */
export type FinerPath = (tsFromMs: number, tsEndMs: number) => readonly Bar[];

export function createFinerPath(series: BarSeries): FinerPath {
  let cursor = 0;
  return (tsFromMs, tsEndMs) => {
    if (cursor === 0) cursor = firstAtOrAfter(series.tsOpenMs, tsFromMs);
    const bars: Bar[] = [];
    for (let ts = series.tsOpenMs[cursor]; ts !== undefined && ts < tsEndMs; ts = series.tsOpenMs[cursor]) {
      if (ts >= tsFromMs) bars.push(barAt(series, cursor));
      cursor += 1;
    }
    return bars;
  };
}
