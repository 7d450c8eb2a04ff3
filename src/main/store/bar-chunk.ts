import { crc32 } from "node:zlib";
import type { Hasher } from "#engine/base/hasher.ts";
import type { SeriesColumns } from "#engine/calc/bars/share-columns.ts";
import { firstBarAtOrAfter } from "#engine/calc/bars/slice-range.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { chunkPeriodOf } from "./chunk-period.ts";

/** Columns of the file and of a series, in the order that hash and checksum are taken over. */
export const CHUNK_COLUMNS = [
  ["ts_open_ms", "tsOpenMs"],
  ["open", "open"],
  ["high", "high"],
  ["low", "low"],
  ["close", "close"],
  ["volume", "volume"],
  ["quality", "quality"],
] as const;

export type ChunkBlobs = Readonly<Record<(typeof CHUNK_COLUMNS)[number][0], Uint8Array>>;

/** What a series says of one of its chunks. */
export interface ChunkFacts {
  readonly ts_period_ms: number;
  /** SHA-256 of the columns: chunks of one hash are stored once. */
  readonly hash: string;
  /** CRC-32 of the columns, checked at each read: ten times as fast as the hash, and enough against damage. */
  readonly crc: number;
  readonly bars: number;
}

export interface BarChunk extends ChunkFacts {
  readonly blobs: ChunkBlobs;
}

/** The chunks of a series, one for each period that has bars, as views of its memory. */
export function* splitIntoChunks(
  columns: SeriesColumns,
  timeframe: Timeframe,
  hash: Hasher,
): Generator<BarChunk, void> {
  const { tsOpenMs } = columns;
  for (let start = 0; start < tsOpenMs.length;) {
    const period = chunkPeriodOf(timeframe, tsOpenMs[start] ?? Number.NaN);
    const end = firstBarAtOrAfter(tsOpenMs, period.tsEndMs);
    yield makeChunk(viewOf(columns, start, end), period.tsStartMs, hash);
    start = end;
  }
}

function makeChunk(blobs: ChunkBlobs, tsPeriodMs: number, hash: Hasher): BarChunk {
  const all = CHUNK_COLUMNS.map(([column]) => blobs[column]);
  const bars = blobs.quality.length;
  return { ts_period_ms: tsPeriodMs, hash: hash(`${bars}\n`, ...all), crc: checksum(blobs), bars, blobs };
}

export function checksum(blobs: ChunkBlobs): number {
  return CHUNK_COLUMNS.reduce((sum, [column]) => crc32(blobs[column], sum), 0);
}

/** Whether the columns are as long as so many bars make them. */
export function hasLength(blobs: ChunkBlobs, bars: number): boolean {
  return CHUNK_COLUMNS.every(([column]) => blobs[column].length === (column === "quality" ? 1 : 8) * bars);
}

/** Writes the columns of a chunk into those of a series from the bar at `start` on. */
export function fillIn(columns: SeriesColumns, start: number, blobs: ChunkBlobs): void {
  for (const [column, field] of CHUNK_COLUMNS) {
    const target = columns[field];
    bytesOf(target).set(blobs[column], start * target.BYTES_PER_ELEMENT);
  }
}

function viewOf(columns: SeriesColumns, start: number, end: number): ChunkBlobs {
  const view = (field: keyof SeriesColumns): Uint8Array => bytesOf(columns[field].subarray(start, end));
  return {
    ts_open_ms: view("tsOpenMs"),
    open: view("open"),
    high: view("high"),
    low: view("low"),
    close: view("close"),
    volume: view("volume"),
    quality: view("quality"),
  };
}

/** Over the column's own bytes; the driver copies them while it binds. */
const bytesOf = (column: Float64Array | Uint8Array): Buffer =>
  Buffer.from(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);
