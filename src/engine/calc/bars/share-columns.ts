import type { BarSeries } from "#shared/model/bar.ts";

type Columns = Pick<BarSeries, "tsOpenMs" | "open" | "high" | "low" | "close" | "volume" | "quality">;

/** The same columns in one block of shared memory, so that threads read them without a copy. */
export function shareColumns(columns: Columns): Columns {
  const bars = columns.tsOpenMs.length;
  const memory = new SharedArrayBuffer(bars * (6 * Float64Array.BYTES_PER_ELEMENT + 1));
  const doubles = [
    columns.tsOpenMs,
    columns.open,
    columns.high,
    columns.low,
    columns.close,
    columns.volume,
  ].map((column, position) => {
    const shared = new Float64Array(memory, position * bars * Float64Array.BYTES_PER_ELEMENT, bars);
    shared.set(column);
    return shared;
  });
  const [tsOpenMs, open, high, low, close, volume] = doubles as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const quality = new Uint8Array(memory, 6 * bars * Float64Array.BYTES_PER_ELEMENT, bars);
  quality.set(columns.quality);
  return { tsOpenMs, open, high, low, close, volume, quality };
}
