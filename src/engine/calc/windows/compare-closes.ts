import type { BarSeries } from "#shared/model/bar.ts";
import { firstBarAtOrAfter } from "../bars/slice-range.ts";
import { countPoints, type BarWindow } from "./bar-window.ts";

type Closes = Pick<BarSeries, "tsOpenMs" | "close">;

/**
 * The last close of another symbol in the time of each point, NaN where it has no bar in it: nothing is carried on, so a line through
 * them has gaps where the other did not trade.
 */
export function compareCloses(bars: Pick<BarSeries, "tsOpenMs">, other: Closes, window: BarWindow): number[] {
  const { first, end, barsPerPoint } = window;
  const timeOf = (index: number): number => bars.tsOpenMs[index] ?? Number.POSITIVE_INFINITY;
  return Array.from({ length: countPoints(window) }, (_, point) => {
    const start = first + point * barsPerPoint;
    const afterLast = firstBarAtOrAfter(other.tsOpenMs, timeOf(Math.min(start + barsPerPoint, end)));
    const isWithin = (other.tsOpenMs[afterLast - 1] ?? Number.NEGATIVE_INFINITY) >= timeOf(start);
    return isWithin ? (other.close[afterLast - 1] ?? Number.NaN) : Number.NaN;
  });
}
