import type { BarSeries } from "#shared/model/bar.ts";

/** All columns of a series. */
export type SeriesColumns = Pick<
  BarSeries,
  "tsOpenMs" | "open" | "high" | "low" | "close" | "volume" | "quality"
>;

const DOUBLES = ["tsOpenMs", "open", "high", "low", "close", "volume"] as const;

/** What a bar takes in memory and in the store: six doubles and its grade. */
export const BYTES_PER_BAR = DOUBLES.length * Float64Array.BYTES_PER_ELEMENT + 1;

/** Columns of zeros in one block of shared memory, for who fills them. */
export function allocateColumns(bars: number): SeriesColumns {
  const memory = new SharedArrayBuffer(bars * BYTES_PER_BAR);
  const double = (position: number): Float64Array =>
    new Float64Array(memory, position * bars * Float64Array.BYTES_PER_ELEMENT, bars);
  return {
    tsOpenMs: double(0),
    open: double(1),
    high: double(2),
    low: double(3),
    close: double(4),
    volume: double(5),
    quality: new Uint8Array(memory, DOUBLES.length * bars * Float64Array.BYTES_PER_ELEMENT, bars),
  };
}

/** The same columns in one block of shared memory, so that threads read them without a copy. */
export function shareColumns(columns: SeriesColumns): SeriesColumns {
  const shared = allocateColumns(columns.tsOpenMs.length);
  for (const name of DOUBLES) shared[name].set(columns[name]);
  shared.quality.set(columns.quality);
  return shared;
}
