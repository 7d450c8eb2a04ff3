import { crc32 } from "node:zlib";
import type { Database } from "better-sqlite3";
import type { Hasher } from "#engine/base/hasher.ts";
import { marketToPartBy } from "#engine/calc/bars/bar-buckets.ts";
import type { BarRange } from "#engine/calc/bars/slice-range.ts";
import type { Ticks, TickSeries } from "#engine/calc/bars/ticks.ts";
import type { TickInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Provenance } from "#shared/model/bar.ts";
import type { Market } from "#shared/model/market.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { damagedBarsError, parseProvenance } from "./bar-head.ts";
import type { InTurns } from "./bar-store.ts";
import { withStoreErrors } from "./store-error.ts";

/** 2.4 MB: some milliseconds of the thread. */
const CHUNK_TRADES = 100_000;

interface TickHead {
  readonly symbol: string;
  readonly provider: string;
  readonly data_hash: string;
  readonly trades: number;
  readonly first_ts_ms: number;
  readonly last_ts_ms: number;
  readonly part_by: Market;
  readonly provenance_json: string;
}

interface TickHeadRow extends TickHead {
  readonly series_id: number;
  /** Over the head and the checksums of its chunks. */
  readonly head_hash: string;
}

interface ChunkFacts {
  readonly position: number;
  /** CRC-32 of the columns, checked at each read. */
  readonly crc: number;
  readonly trades: number;
  readonly first_ts_ms: number;
  readonly last_ts_ms: number;
}

type ChunkBlobs = Readonly<Record<"ts_ms" | "price" | "size", Uint8Array>>;

interface OpenedTicks {
  readonly info: TickInfo;
  readonly provenance: Provenance;
  /** By whose days they are joined to bars. */
  readonly partBy: Market;
  /** The trades of a range, chunk by chunk; throws `store.bars-damaged` for one that is not as it was written. */
  chunks(range: BarRange): Generator<Ticks, void>;
}

/** Trades that are written but do not count yet. */
interface StagedTicks {
  /** Puts them in place of the trades of the same symbol and provider. */
  commit(): void;
  forget(): void;
}

/** Trades that were kept at their import, in bars.sqlite. */
export interface TickStore {
  list(): readonly TickInfo[];
  /** Changes whenever the trades or what is said of them does; undefined when there are none. */
  version(symbol: string, provider: string): string | undefined;
  open(symbol: string, provider: string): OpenedTicks | undefined;
  /** Writes a chunk a turn; a cancelled or failed one leaves nothing. */
  stage(series: TickSeries, turns: InTurns): Promise<StagedTicks>;
}

/** `db` is bars.sqlite, opened for writing with its schema up to date. */
export function createTickStore(db: Database, hash: Hasher): TickStore {
  let prepared: ReturnType<typeof prepareStatements> | undefined;
  // At the first use and under the guard, so that a damaged schema is an error with the file's name, whenever it is met.
  const guard = <Value>(call: (statements: ReturnType<typeof prepareStatements>) => Value): Value =>
    withStoreErrors(db.name, () => call((prepared ??= prepareStatements(db, hash))));
  return {
    list: () => guard(({ selectHeads }) => selectHeads.all().map(infoOf)),
    version: (...key) => guard(({ selectHead }) => selectHead.get(...key)?.head_hash),
    open(...key) {
      const head = guard(({ selectHead }) => selectHead.get(...key));
      if (head === undefined) return undefined;
      return {
        info: infoOf(head),
        provenance: parseProvenance({ ...head, timeframe: "tick" }),
        partBy: head.part_by,
        chunks: (range) => guard(({ readChunks }) => readChunks(head, range)),
      };
    },
    async stage(series, { nextTurn, cancellation, onProgress }) {
      const staged = guard(({ writer }) => writer.begin(series));
      const forget = (): void => guard(({ writer }) => writer.forget(staged));
      try {
        for (const written of guard(({ writer }) => writer.write(staged, series))) {
          onProgress(written / series.tsMs.length);
          await nextTurn();
          cancellation.throwIfCancelled();
        }
      } catch (thrown) {
        forget();
        throw thrown;
      }
      return { commit: () => guard(({ writer }) => writer.commit(staged)), forget };
    },
  };
}

function prepareStatements(db: Database, hash: Hasher) {
  return {
    selectHeads: db.prepare<[], TickHeadRow>(
      "SELECT * FROM tick_series WHERE is_staged = 0 ORDER BY symbol, provider",
    ),
    selectHead: db.prepare<[string, string], TickHeadRow>(
      "SELECT * FROM tick_series WHERE is_staged = 0 AND symbol = ? AND provider = ?",
    ),
    readChunks: createChunkReader(db, hash),
    writer: createTickWriter(db, hash),
  };
}

function createChunkReader(db: Database, hash: Hasher) {
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const selectFacts = db.prepare<[number], ChunkFacts>(
    "SELECT position, crc, trades, first_ts_ms, last_ts_ms FROM tick_chunks WHERE series_id = ? ORDER BY position",
  );
  const selectBlobs = db.prepare<[number, number], ChunkBlobs>(
    "SELECT ts_ms, price, size FROM tick_chunks WHERE series_id = ? AND position = ?",
  );

  function readChunk(head: TickHeadRow, facts: ChunkFacts): Ticks {
    const blobs = guard(() => selectBlobs.get(head.series_id, facts.position));
    const isWhole = blobs?.ts_ms.length === 8 * facts.trades;
    if (blobs === undefined || !isWhole || checksum(blobs) !== facts.crc)
      throw damaged(head, facts.first_ts_ms);
    return { tsMs: doublesOf(blobs.ts_ms), price: doublesOf(blobs.price), size: doublesOf(blobs.size) };
  }

  return function* read(head: TickHeadRow, range: BarRange): Generator<Ticks, void> {
    const all = guard(() => selectFacts.all(head.series_id));
    if (hashHead(head, all, hash) !== head.head_hash) throw damaged(head);
    for (const facts of all) {
      if (facts.last_ts_ms >= range.fromMs && facts.first_ts_ms < range.toMs)
        yield cutOut(readChunk(head, facts), range);
    }
  };
}

interface Staged {
  readonly seriesId: number | bigint;
  readonly head: TickHead;
  readonly chunks: ChunkFacts[];
}

function createTickWriter(db: Database, hash: Hasher) {
  const insertHead = db.prepare<TickHead>(
    `INSERT INTO tick_series (symbol, provider, is_staged, data_hash, trades, first_ts_ms, last_ts_ms, part_by, provenance_json, head_hash)
     VALUES (@symbol, @provider, 1, @data_hash, @trades, @first_ts_ms, @last_ts_ms, @part_by, @provenance_json, '')`,
  );
  const insertChunk = db.prepare<ChunkFacts & ChunkBlobs & { readonly series_id: number | bigint }>(
    `INSERT INTO tick_chunks
     VALUES (@series_id, @position, @crc, @trades, @first_ts_ms, @last_ts_ms, @ts_ms, @price, @size)`,
  );
  const deleteReplaced = db.prepare<[string, string]>(
    "DELETE FROM tick_series WHERE is_staged = 0 AND symbol = ? AND provider = ?",
  );
  const takeUp = db.prepare<[string, number | bigint]>(
    "UPDATE tick_series SET is_staged = 0, head_hash = ? WHERE series_id = ?",
  );
  const deleteOne = db.prepare<[number | bigint]>(
    "DELETE FROM tick_series WHERE series_id = ? AND is_staged = 1",
  );
  const deleteStaged = db.prepare<[]>("DELETE FROM tick_series WHERE is_staged = 1");
  let isSwept = false;

  function begin(series: TickSeries): Staged {
    // What a process left that died between its turns; later on, staged trades of others are in use.
    if (!isSwept) deleteStaged.run();
    isSwept = true;
    const head = headOf(series);
    return { seriesId: insertHead.run(head).lastInsertRowid, head, chunks: [] };
  }

  /** Yields how many trades are written after each chunk. */
  function* write({ seriesId, chunks }: Staged, series: TickSeries): Generator<number, void> {
    for (let start = 0; start < series.tsMs.length; start += CHUNK_TRADES) {
      const { facts, blobs } = chunkOf(series, start);
      withStoreErrors(db.name, () => insertChunk.run({ ...facts, ...blobs, series_id: seriesId }));
      chunks.push(facts);
      yield start + facts.trades;
    }
  }

  const commit = db.transaction(({ seriesId, head, chunks }: Staged) => {
    deleteReplaced.run(head.symbol, head.provider);
    takeUp.run(hashHead(head, chunks, hash), seriesId);
  });

  return { begin, write, commit, forget: ({ seriesId }: Staged) => void deleteOne.run(seriesId) };
}

function chunkOf(
  series: TickSeries,
  start: number,
): { readonly facts: ChunkFacts; readonly blobs: ChunkBlobs } {
  const end = Math.min(series.tsMs.length, start + CHUNK_TRADES);
  const part = ({ buffer, byteOffset }: Float64Array): Buffer =>
    Buffer.from(buffer as ArrayBuffer, byteOffset + 8 * start, 8 * (end - start));
  const blobs = { ts_ms: part(series.tsMs), price: part(series.price), size: part(series.size) };
  const facts = {
    position: start / CHUNK_TRADES,
    crc: checksum(blobs),
    trades: end - start,
    first_ts_ms: series.tsMs[start] ?? Number.NaN,
    last_ts_ms: series.tsMs[end - 1] ?? Number.NaN,
  };
  return { facts, blobs };
}

function headOf({ symbol, provenance, dataHash, tsMs }: TickSeries): TickHead {
  return {
    symbol,
    provider: provenance.provider,
    data_hash: dataHash,
    trades: tsMs.length,
    first_ts_ms: tsMs[0] ?? Number.NaN,
    last_ts_ms: tsMs.at(-1) ?? Number.NaN,
    part_by: provenance.market ?? marketToPartBy(tsMs),
    provenance_json: JSON.stringify(provenance),
  };
}

function hashHead(head: TickHead, chunks: readonly ChunkFacts[], hash: Hasher): string {
  const { symbol, provider, data_hash, trades, first_ts_ms, last_ts_ms, part_by, provenance_json } = head;
  const own = [symbol, provider, data_hash, trades, first_ts_ms, last_ts_ms, part_by, provenance_json];
  const ofChunks = chunks.map((chunk) => [chunk.position, chunk.crc, chunk.trades].join(" "));
  return hash([...own, ...ofChunks].join("\n"));
}

function infoOf(head: TickHeadRow): TickInfo {
  return {
    symbol: head.symbol,
    provider: head.provider,
    trades: head.trades,
    from: formatIsoDate(epochMs(head.first_ts_ms)),
    to: formatIsoDate(epochMs(head.last_ts_ms)),
    dataHash: head.data_hash,
    caveats: parseProvenance({ ...head, timeframe: "tick" }).caveats,
  };
}

const damaged = (head: TickHead, tsMs?: number) =>
  damagedBarsError({ ...head, timeframe: "tick" }, undefined, tsMs);

const checksum = ({ ts_ms, price, size }: ChunkBlobs): number => crc32(size, crc32(price, crc32(ts_ms)));

/** A copy, because what the driver gives need not begin where a double may. */
const doublesOf = (blob: Uint8Array): Float64Array => new Float64Array(new Uint8Array(blob).buffer);

function cutOut({ tsMs, price, size }: Ticks, { fromMs, toMs }: BarRange): Ticks {
  const [first, last] = [tsMs[0] ?? Number.NaN, tsMs.at(-1) ?? Number.NaN];
  if (first >= fromMs && last < toMs) return { tsMs, price, size };
  const isIn = (_: number, index: number): boolean => {
    const time = tsMs[index] ?? Number.NaN;
    return time >= fromMs && time < toMs;
  };
  return { tsMs: tsMs.filter(isIn), price: price.filter(isIn), size: size.filter(isIn) };
}
