import type { Database } from "better-sqlite3";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import { allocateColumns } from "#engine/calc/bars/share-columns.ts";
import type { SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import { firstBarAtOrAfter, sliceSeries, type BarRange } from "#engine/calc/bars/slice-range.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import { contentHash } from "#shared/model/ids.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarChunk, ChunkBlobs, ChunkFacts } from "./bar-chunk.ts";
import { checksum, fillIn, hasLength, splitIntoChunks } from "./bar-chunk.ts";
import type { BarHead, BarHeadRow } from "./bar-head.ts";
import { damagedBarsError, hashHead, headOf, infoOf, parseProvenance } from "./bar-head.ts";
import { chunkPeriodOf } from "./chunk-period.ts";
import { withStoreErrors } from "./store-error.ts";

/** How long work is cut into turns of the thread's loop. */
export interface InTurns {
  /** Resolves when whatever else waits for the thread had its turn. */
  readonly nextTurn: () => Promise<unknown>;
  readonly cancellation: Cancellation;
  readonly onProgress: (fraction: number) => void;
}

/** Bars that were imported or fetched, in bars.sqlite: a head a series, and its columns in chunks of a month, a year or more. */
export interface BarStore {
  list(): readonly SeriesInfo[];
  /** Changes whenever the series or what is said of it does; undefined when there is none. */
  version(symbol: string, timeframe: Timeframe, provider: string): string | undefined;
  facts(symbol: string, timeframe: Timeframe, provider: string): SeriesFacts | undefined;
  /**
   * In shared memory, so that threads read it without a copy. Only the chunks that hold bars of the range are read; the answer is that of
   * `sliceSeries` over the whole. Throws `store.bars-damaged` when the bytes do not match their hash.
   */
  load(symbol: string, timeframe: Timeframe, provider: string, range?: BarRange): BarSeries | undefined;
  /** The same a chunk a turn. */
  loadInTurns(
    symbol: string,
    timeframe: Timeframe,
    provider: string,
    turns: InTurns,
    range?: BarRange,
  ): Promise<BarSeries | undefined>;
  /** Stores all of it or nothing, in place of the series of the same symbol, timeframe and provider; writes the chunks that changed. */
  save(series: BarSeries): void;
  /**
   * The same, chunks written one a turn before they count; a cancelled or failed one leaves the series as it was. `also` writes what
   * counts together with it or not at all.
   */
  saveInTurns(series: BarSeries, turns: InTurns, also?: () => void): Promise<void>;
  /** Writes another provenance into the head of a stored series of that provider; no chunk is touched. */
  relabel(symbol: string, timeframe: Timeframe, provenance: Provenance): void;
  /** Size of the file on the disk. */
  fileBytes(): number;
}

interface StoredChunk extends ChunkFacts {
  readonly chunk_id: number;
}

type SeriesKey = readonly [symbol: string, timeframe: Timeframe, provider: string];

const WHOLE: BarRange = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** `db` is bars.sqlite, opened for writing with its schema up to date. */
export function createBarStore(db: Database, hash: Hasher): BarStore {
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  let prepared: ReturnType<typeof prepareStatements> | undefined;
  // At the first use and under its guard: who only opens a file with a damaged schema gets no error without a name.
  const statements = () => (prepared ??= prepareStatements(db, hash));
  return {
    list: () => guard(() => statements().selectHeads.all().map(infoOf)),
    version: (...key) => guard(() => statements().selectVersion.get(...key)),
    facts: (...key) => guard(() => statements().selectFacts.get(...key)),
    load(symbol, timeframe, provider, range = WHOLE) {
      return guard(() => {
        const steps = statements().reader.read([symbol, timeframe, provider], range);
        for (;;) {
          const step = steps.next();
          if (step.done === true) return step.value;
        }
      });
    },
    async loadInTurns(symbol, timeframe, provider, turns, range = WHOLE) {
      const { nextTurn, cancellation, onProgress } = turns;
      const steps = guard(() => statements().reader.read([symbol, timeframe, provider], range));
      for (;;) {
        const step = guard(() => steps.next());
        if (step.done === true) return step.value;
        onProgress(step.value);
        await nextTurn();
        cancellation.throwIfCancelled();
      }
    },
    save: (series) =>
      guard(() => {
        const { writer } = statements();
        writer.commit(series, [...writer.chunksOf(series)]);
      }),
    async saveInTurns(series, { nextTurn, cancellation, onProgress }, also = () => undefined) {
      const staged: BarChunk[] = [];
      const { writer } = guard(statements);
      try {
        for (const chunk of writer.chunksOf(series)) {
          guard(() => writer.stage(chunk));
          staged.push(chunk);
          onProgress(countBars(staged) / series.tsOpenMs.length);
          await nextTurn();
          cancellation.throwIfCancelled();
        }
        guard(() => statements().commitWith(series, staged, also));
      } catch (thrown) {
        guard(() => writer.forget(staged));
        throw thrown;
      }
    },
    relabel: (...given) => guard(() => statements().relabel(...given)),
    fileBytes: () =>
      guard(
        () =>
          Number(db.pragma("page_count", { simple: true })) *
          Number(db.pragma("page_size", { simple: true })),
      ),
  };
}

function prepareStatements(db: Database, hash: Hasher) {
  const writer = createChunkWriter(db, hash);
  const selectHeads = db.prepare<[], BarHead>(
    `SELECT symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms, provenance_json
     FROM bar_series ORDER BY symbol, timeframe, provider`,
  );
  const selectVersion = db
    .prepare<[string, string, string], string>(
      "SELECT head_hash FROM bar_series WHERE symbol = ? AND timeframe = ? AND provider = ?",
    )
    .pluck();
  const selectFacts = db.prepare<[string, string, string], SeriesFacts>(
    `SELECT provider, data_hash AS dataHash, bars, first_ts_open_ms AS tsFirstMs, last_ts_open_ms AS tsLastMs
     FROM bar_series WHERE symbol = ? AND timeframe = ? AND provider = ?`,
  );
  const commitWith = db.transaction((series: BarSeries, staged: readonly BarChunk[], also: () => void) => {
    writer.commit(series, staged);
    also();
  });
  const reader = createChunkReader(db, hash);
  const updateHead = db.prepare<[string, string, number]>(
    "UPDATE bar_series SET provenance_json = ?, head_hash = ? WHERE series_id = ?",
  );
  const relabel = db.transaction((symbol: string, timeframe: Timeframe, provenance: Provenance) => {
    const opened = reader.open([symbol, timeframe, provenance.provider]);
    invariant(opened !== undefined, `${symbol} ${timeframe} from ${provenance.provider} must be stored`);
    const { head, chunks } = opened;
    const labelled = { ...head, provenance_json: JSON.stringify(provenance) };
    updateHead.run(labelled.provenance_json, hashHead(labelled, chunks, hash), head.series_id);
  });
  return { reader, writer, selectHeads, selectVersion, selectFacts, commitWith, relabel };
}

function createChunkReader(db: Database, hash: Hasher) {
  const selectHead = db.prepare<[string, string, string], BarHeadRow>(
    "SELECT * FROM bar_series WHERE symbol = ? AND timeframe = ? AND provider = ?",
  );
  const selectChunks = db.prepare<[number], StoredChunk>(
    `SELECT ts_period_ms, chunk_id, hash, crc, bars FROM bar_series_chunks JOIN bar_chunks USING (chunk_id)
     WHERE series_id = ? ORDER BY ts_period_ms`,
  );
  const selectBlobs = db.prepare<[number], ChunkBlobs>(
    "SELECT ts_open_ms, open, high, low, close, volume, quality FROM bar_chunks WHERE chunk_id = ?",
  );

  function open(key: SeriesKey) {
    const head = selectHead.get(...key);
    if (head === undefined) return undefined;
    const chunks = selectChunks.all(head.series_id);
    const provenance = parseProvenance(head);
    if (hashHead(head, chunks, hash) !== head.head_hash) throw damagedBarsError(head);
    return { head, chunks, provenance };
  }

  /** Yields the fraction done after each chunk; answers the bars of the range. */
  function* read(key: SeriesKey, range: BarRange): Generator<number, BarSeries | undefined> {
    const opened = open(key);
    if (opened === undefined) return undefined;
    const { head, chunks, provenance } = opened;
    const wanted = chunks.filter((chunk) => overlaps(head.timeframe, chunk, range));
    const offset = countBars(chunks.filter((chunk) => endOf(head.timeframe, chunk) <= range.fromMs));
    const columns = allocateColumns(countBars(wanted));
    let filled = 0;
    for (const chunk of wanted) {
      const blobs = selectBlobs.get(chunk.chunk_id);
      // Between two turns the series may have been replaced.
      if (blobs === undefined) return yield* read(key, range);
      if (!hasLength(blobs, chunk.bars) || checksum(blobs) !== chunk.crc) {
        throw damagedBarsError(head, undefined, chunks.length > 1 ? chunk.ts_period_ms : undefined);
      }
      fillIn(columns, filled, blobs);
      filled += chunk.bars;
      yield filled / columns.tsOpenMs.length;
    }
    const { symbol, timeframe, data_hash } = head;
    const series = { symbol, timeframe, ...columns, provenance, dataHash: contentHash(data_hash) };
    return cutOut(series, offset, head.bars, range);
  }

  return { open, read };
}

const countBars = (chunks: readonly ChunkFacts[]): number => chunks.reduce((sum, { bars }) => sum + bars, 0);

const endOf = (timeframe: Timeframe, { ts_period_ms }: ChunkFacts): number =>
  chunkPeriodOf(timeframe, ts_period_ms).tsEndMs;

function overlaps(timeframe: Timeframe, chunk: ChunkFacts, { fromMs, toMs }: BarRange): boolean {
  return chunk.ts_period_ms < toMs && endOf(timeframe, chunk) > fromMs;
}

/** The bars of the range out of some chunks, named as `sliceSeries` names them when it cuts the whole of `wholeBars`. */
function cutOut(part: BarSeries, offset: number, wholeBars: number, range: BarRange): BarSeries {
  const start = firstBarAtOrAfter(part.tsOpenMs, range.fromMs);
  const end = firstBarAtOrAfter(part.tsOpenMs, range.toMs);
  if (end - start === wholeBars) return part;
  const dataHash = contentHash(`${part.dataHash}[${offset + start},${offset + end})`);
  return { ...sliceSeries(part, start, end), dataHash };
}

function createChunkWriter(db: Database, hash: Hasher) {
  const selectChunkId = db
    .prepare<[string], number>("SELECT chunk_id FROM bar_chunks WHERE hash = ?")
    .pluck();
  const insertChunk = db.prepare<Omit<BarChunk, "blobs"> & ChunkBlobs>(
    `INSERT INTO bar_chunks (hash, crc, bars, ts_open_ms, open, high, low, close, volume, quality)
     VALUES (@hash, @crc, @bars, @ts_open_ms, @open, @high, @low, @close, @volume, @quality)`,
  );
  const insertHead = db.prepare<BarHead & { readonly head_hash: string }>(
    `INSERT INTO bar_series (symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms, provenance_json, head_hash)
     VALUES (@symbol, @timeframe, @provider, @data_hash, @bars, @first_ts_open_ms, @last_ts_open_ms, @provenance_json, @head_hash)`,
  );
  const selectReplaced = db.prepare<BarHead, { readonly hash: string }>(
    `SELECT hash FROM bar_series JOIN bar_series_chunks USING (series_id) JOIN bar_chunks USING (chunk_id)
     WHERE symbol = @symbol AND timeframe = @timeframe AND provider = @provider`,
  );
  const deleteHead = db.prepare<BarHead>(
    "DELETE FROM bar_series WHERE symbol = @symbol AND timeframe = @timeframe AND provider = @provider",
  );
  const insertReference = db.prepare<[number | bigint, number, number | undefined]>(
    "INSERT INTO bar_series_chunks (series_id, ts_period_ms, chunk_id) VALUES (?, ?, ?)",
  );
  const deleteUnused = db.prepare<[string]>(
    "DELETE FROM bar_chunks WHERE hash = ? AND chunk_id NOT IN (SELECT chunk_id FROM bar_series_chunks)",
  );
  const deleteAllUnused = db.prepare<[]>(
    "DELETE FROM bar_chunks WHERE chunk_id NOT IN (SELECT chunk_id FROM bar_series_chunks)",
  );
  let isSwept = false;

  function stage({ blobs, ...facts }: BarChunk): void {
    // What a process left that died between its turns; later on, staged chunks of others are in use.
    if (!isSwept) deleteAllUnused.run();
    isSwept = true;
    if (selectChunkId.get(facts.hash) === undefined) insertChunk.run({ ...facts, ...blobs });
  }

  const forget = db.transaction((chunks: readonly Pick<BarChunk, "hash">[]) => {
    for (const { hash } of chunks) deleteUnused.run(hash);
  });

  const commit = db.transaction((series: BarSeries, chunks: readonly BarChunk[]) => {
    const head = headOf(series);
    const replaced = selectReplaced.all(head);
    deleteHead.run(head);
    // Also those that were staged before: another save may have removed its own of the same hash since.
    for (const chunk of chunks) stage(chunk);
    const { lastInsertRowid } = insertHead.run({ ...head, head_hash: hashHead(head, chunks, hash) });
    for (const { ts_period_ms, hash } of chunks)
      insertReference.run(lastInsertRowid, ts_period_ms, selectChunkId.get(hash));
    forget(replaced);
  });

  return {
    chunksOf: (series: BarSeries) => splitIntoChunks(series, series.timeframe, hash),
    stage,
    forget,
    commit,
  };
}
