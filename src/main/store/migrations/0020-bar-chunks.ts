import { createHash } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Hasher } from "#engine/base/hasher.ts";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import type { SeriesColumns } from "#engine/calc/bars/share-columns.ts";
import { contentHash } from "#shared/model/ids.ts";
import { CHUNK_COLUMNS, hasLength, splitIntoChunks, type BarChunk, type ChunkBlobs } from "../bar-chunk.ts";
import { hashHead, type BarHead } from "../bar-head.ts";
import type { Migration } from "./migration.ts";

/** Of the bars file. A series is a head and chunks of its columns; chunks are known by their content. */
export const barChunksMigration: Migration = {
  number: 20,
  sql: `
    ALTER TABLE bar_series RENAME TO whole_bar_series;
    CREATE TABLE bar_series (
      series_id INTEGER PRIMARY KEY,
      symbol TEXT NOT NULL,
      timeframe TEXT NOT NULL,
      provider TEXT NOT NULL,
      data_hash TEXT NOT NULL,
      bars INTEGER NOT NULL,
      first_ts_open_ms INTEGER NOT NULL,
      last_ts_open_ms INTEGER NOT NULL,
      provenance_json TEXT NOT NULL,
      head_hash TEXT NOT NULL,
      UNIQUE (symbol, timeframe, provider)
    ) STRICT;
    CREATE TABLE bar_chunks (
      chunk_id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      crc INTEGER NOT NULL,
      bars INTEGER NOT NULL,
      ts_open_ms BLOB NOT NULL,
      open BLOB NOT NULL,
      high BLOB NOT NULL,
      low BLOB NOT NULL,
      close BLOB NOT NULL,
      volume BLOB NOT NULL,
      quality BLOB NOT NULL
    ) STRICT;
    CREATE TABLE bar_series_chunks (
      series_id INTEGER NOT NULL REFERENCES bar_series ON DELETE CASCADE,
      ts_period_ms INTEGER NOT NULL,
      chunk_id INTEGER NOT NULL REFERENCES bar_chunks,
      PRIMARY KEY (series_id, ts_period_ms)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX bar_series_chunks_by_chunk ON bar_series_chunks (chunk_id);
  `,
  change(db) {
    splitWholeSeries(db);
    db.exec("DROP TABLE whole_bar_series");
  },
};

type WholeRow = BarHead & ChunkBlobs;

const sha256: Hasher = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return contentHash(hash.digest("hex"));
};

/** A head that no bars fit: the series stays as damaged as it was. */
const NEVER_FITS = "damaged before it was split";

function splitWholeSeries(db: Database): void {
  const ids = db.prepare<[], number>("SELECT rowid FROM whole_bar_series ORDER BY rowid").pluck().all();
  const select = db.prepare<[number], WholeRow>("SELECT * FROM whole_bar_series WHERE rowid = ?");
  const insertHead = db.prepare(
    `INSERT INTO bar_series (symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms, provenance_json, head_hash)
     VALUES (@symbol, @timeframe, @provider, @data_hash, @bars, @first_ts_open_ms, @last_ts_open_ms, @provenance_json, @head_hash)`,
  );
  const insertChunk = createChunkInsert(db);
  for (const id of ids) {
    const row = select.get(id);
    if (row === undefined) continue;
    const chunks = chunksOf(row);
    const head_hash = chunks === undefined ? NEVER_FITS : hashHead(row, chunks, sha256);
    const { lastInsertRowid } = insertHead.run({ ...row, head_hash });
    for (const chunk of chunks ?? []) insertChunk(lastInsertRowid, chunk);
  }
}

function createChunkInsert(db: Database) {
  const insert = db.prepare(
    `INSERT OR IGNORE INTO bar_chunks (hash, crc, bars, ts_open_ms, open, high, low, close, volume, quality)
     VALUES (@hash, @crc, @bars, @ts_open_ms, @open, @high, @low, @close, @volume, @quality)`,
  );
  const refer = db.prepare(
    "INSERT INTO bar_series_chunks (series_id, ts_period_ms, chunk_id) SELECT ?, ?, chunk_id FROM bar_chunks WHERE hash = ?",
  );
  return (seriesId: number | bigint, { blobs, ...facts }: BarChunk): void => {
    insert.run({ ...facts, ...blobs });
    refer.run(seriesId, facts.ts_period_ms, facts.hash);
  };
}

/** Undefined for a row that does not match its own hash. */
function chunksOf(row: WholeRow): readonly BarChunk[] | undefined {
  if (!hasLength(row, row.bars)) return undefined;
  const columns = columnsOf(row);
  const { symbol, timeframe } = row;
  if (hashSeries({ symbol, timeframe, ...columns }, sha256) !== row.data_hash) return undefined;
  return [...splitIntoChunks(columns, timeframe, sha256)];
}

/** A copy, because what the driver gives need not begin where a double may. */
function columnsOf(row: WholeRow): SeriesColumns {
  const doubles = CHUNK_COLUMNS.map(([column]) => new Uint8Array(row[column]).buffer);
  const double = (position: number): Float64Array =>
    new Float64Array(doubles[position] ?? new ArrayBuffer(0));
  return {
    tsOpenMs: double(0),
    open: double(1),
    high: double(2),
    low: double(3),
    close: double(4),
    volume: double(5),
    quality: row.quality,
  };
}
