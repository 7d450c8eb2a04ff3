import type { Hasher } from "#engine/base/hasher.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import { gradeQuality } from "./grade-quality.ts";
import { hashSeries } from "./hash-series.ts";

/** Names, grades and hashes columns that were validated before. */
export function makeBarSeries(
  source: {
    readonly symbol: string;
    readonly timeframe: Timeframe;
    readonly columns: BarColumns;
    readonly provenance: Provenance;
  },
  hash: Hasher,
): BarSeries {
  const { symbol, timeframe, columns, provenance } = source;
  const graded = { symbol, timeframe, ...columns, quality: gradeQuality(columns) };
  return { ...graded, provenance, dataHash: hashSeries(graded, hash) };
}
