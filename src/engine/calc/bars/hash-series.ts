import type { Hasher } from "#engine/base/hasher.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ContentHash } from "#shared/model/ids.ts";

const bytesOf = (column: Float64Array | Uint8Array): Uint8Array =>
  new Uint8Array(column.buffer, column.byteOffset, column.byteLength);

/** Hash of symbol, timeframe and all columns (as little-endian doubles): what makes two series the same data. */
export function hashSeries(series: Omit<BarSeries, "provenance" | "dataHash">, hash: Hasher): ContentHash {
  return hash(
    `${series.symbol}\n${series.timeframe}\n${series.tsOpenMs.length}\n`,
    bytesOf(series.tsOpenMs),
    bytesOf(series.open),
    bytesOf(series.high),
    bytesOf(series.low),
    bytesOf(series.close),
    bytesOf(series.volume),
    bytesOf(series.quality),
  );
}
