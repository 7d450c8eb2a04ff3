import type { BarSeries } from "#shared/model/bar.ts";

const BLOCK_BARS = 256;

/** Lowest low and highest high of the bars from `start` to before `end`; NaN of no bar. */
export type RangeExtremes = (
  start: number,
  end: number,
) => { readonly lowest: number; readonly highest: number };

/** Asks whole blocks at once, so that long trades over many bars stay cheap. */
export function createRangeExtremes({ low, high }: Pick<BarSeries, "low" | "high">): RangeExtremes {
  const blocks = Math.ceil(low.length / BLOCK_BARS);
  const lows = Float64Array.from({ length: blocks }, (_, block) => extremeOf(low, block, Math.min));
  const highs = Float64Array.from({ length: blocks }, (_, block) => extremeOf(high, block, Math.max));
  return (start, end) => {
    let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let index = start;
    while (index < end) {
      const isBlock = index % BLOCK_BARS === 0 && index + BLOCK_BARS <= end;
      const [lowsHere, highsHere] = isBlock ? [lows, highs] : [low, high];
      const at = isBlock ? index / BLOCK_BARS : index;
      lowest = Math.min(lowest, lowsHere[at] ?? Number.NaN);
      highest = Math.max(highest, highsHere[at] ?? Number.NaN);
      index += isBlock ? BLOCK_BARS : 1;
    }
    return start < end ? { lowest, highest } : { lowest: Number.NaN, highest: Number.NaN };
  };
}

function extremeOf(
  values: Float64Array,
  block: number,
  pick: (left: number, right: number) => number,
): number {
  return values
    .subarray(block * BLOCK_BARS, (block + 1) * BLOCK_BARS)
    .reduce((left, right) => pick(left, right));
}
