import { LINE_COLUMNS, pathData } from "./plot.ts";
import type { Plot } from "./plot.ts";
import { thinOut } from "./thin-out.ts";
import type { Markup } from "../markup.ts";

/** Path data of a series over time, thinned out to what the width can show. */
export function linePath(plot: Plot, tsMs: Float64Array, values: Float64Array): Markup {
  return pathData(
    thinOut(values, LINE_COLUMNS).map((index) => [
      plot.x(tsMs[index] ?? Number.NaN),
      plot.y(values[index] ?? Number.NaN),
    ]),
  );
}

/** Lowest and highest of all values; NaN when there is none. */
export function extent(...columns: readonly Float64Array[]): {
  readonly lowest: number;
  readonly highest: number;
} {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
  }
  return { lowest, highest };
}

/** From the first to the last of `tsMs`. */
export function timeExtent(tsMs: Float64Array): { readonly from: number; readonly to: number } {
  return { from: tsMs[0] ?? 0, to: tsMs[tsMs.length - 1] ?? 0 };
}
