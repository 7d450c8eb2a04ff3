import type { Database } from "better-sqlite3";
import type { BarSeries } from "#shared/model/bar.ts";

const bytesOf = (column: Float64Array | Uint8Array): Buffer =>
  Buffer.from(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);

/** Stores a series as version 10 of the bars file did: one row with whole columns. */
export function insertWhole(db: Database, series: BarSeries): void {
  const { symbol, timeframe, provenance, dataHash, tsOpenMs, open, high, low, close, volume, quality } =
    series;
  db.prepare("INSERT INTO bar_series VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").run(
    symbol,
    timeframe,
    provenance.provider,
    dataHash,
    tsOpenMs.length,
    tsOpenMs[0],
    tsOpenMs.at(-1),
    JSON.stringify(provenance),
    ...[tsOpenMs, open, high, low, close, volume, quality].map(bytesOf),
  );
}
