import type { Database } from "better-sqlite3";
import { z } from "zod";
import type { Hasher } from "#engine/base/hasher.ts";
import { hashSeries } from "#engine/calc/bars/hash-series.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { PRICE_VIEWS } from "#shared/model/corporate-action.ts";
import { MARKETS } from "#shared/model/market.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import { contentHash } from "#shared/model/ids.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { withStoreErrors } from "./store-error.ts";

/** Bars that were imported, in bars.sqlite. */
export interface BarStore {
  list(): readonly SeriesInfo[];
  /** In shared memory, so that threads read it without a copy; throws `store.bars-damaged` when the bytes do not match their hash. */
  load(symbol: string, timeframe: Timeframe, provider: string): BarSeries | undefined;
  /** Stores all of it or nothing, in place of the series of the same symbol, timeframe and provider. */
  save(series: BarSeries): void;
}

const DOUBLE_COLUMNS = ["ts_open_ms", "open", "high", "low", "close", "volume"] as const;

interface InfoRow {
  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly provider: string;
  readonly data_hash: string;
  readonly bars: number;
  readonly first_ts_open_ms: number;
  readonly last_ts_open_ms: number;
  readonly provenance_json: string;
}

type SeriesRow = InfoRow & Readonly<Record<(typeof DOUBLE_COLUMNS)[number] | "quality", Uint8Array>>;

const provenanceSchema = z.object({
  provider: z.string(),
  isSynthetic: z.boolean(),
  origin: z.string(),
  caveats: z.array(z.string()),
  market: z.enum(MARKETS).exactOptional(),
  prices: z.enum(PRICE_VIEWS).exactOptional(),
}) satisfies z.ZodType<Provenance>;

/** `db` is bars.sqlite, opened for writing with its schema up to date. */
export function createBarStore(db: Database, hash: Hasher): BarStore {
  const selectInfos = db.prepare<[], InfoRow>(
    `SELECT symbol, timeframe, provider, data_hash, bars, first_ts_open_ms, last_ts_open_ms, provenance_json
     FROM bar_series ORDER BY symbol, timeframe, provider`,
  );
  const selectSeries = db.prepare<[string, string, string], SeriesRow>(
    "SELECT * FROM bar_series WHERE symbol = ? AND timeframe = ? AND provider = ?",
  );
  const replaceSeries = db.prepare<SeriesRow>(
    `INSERT OR REPLACE INTO bar_series VALUES (@symbol, @timeframe, @provider, @data_hash, @bars, @first_ts_open_ms,
       @last_ts_open_ms, @provenance_json, @ts_open_ms, @open, @high, @low, @close, @volume, @quality)`,
  );
  const guard = <Value>(call: () => Value): Value => withStoreErrors(db.name, call);
  const save = db.transaction((series: BarSeries) => {
    replaceSeries.run(toRow(series));
  });
  return {
    list: () => guard(() => selectInfos.all().map(toInfo)),
    load(symbol, timeframe, provider) {
      const row = guard(() => selectSeries.get(symbol, timeframe, provider));
      return row === undefined ? undefined : toSeries(row, hash);
    },
    save: (series) => guard(() => save(series)),
  };
}

function toInfo(row: InfoRow): SeriesInfo {
  const provenance = parseProvenance(row);
  return {
    symbol: row.symbol,
    timeframe: row.timeframe,
    provider: row.provider,
    isSynthetic: provenance.isSynthetic,
    bars: row.bars,
    from: formatIsoDate(epochMs(row.first_ts_open_ms)),
    to: formatIsoDate(epochMs(row.last_ts_open_ms)),
    dataHash: row.data_hash,
    caveats: provenance.caveats,
  };
}

function toRow(series: BarSeries): SeriesRow {
  const { symbol, timeframe, provenance, dataHash, tsOpenMs } = series;
  return {
    symbol,
    timeframe,
    provider: provenance.provider,
    data_hash: dataHash,
    bars: tsOpenMs.length,
    first_ts_open_ms: tsOpenMs[0] ?? Number.NaN,
    last_ts_open_ms: tsOpenMs.at(-1) ?? Number.NaN,
    provenance_json: JSON.stringify(provenance),
    ts_open_ms: bytesOf(tsOpenMs),
    open: bytesOf(series.open),
    high: bytesOf(series.high),
    low: bytesOf(series.low),
    close: bytesOf(series.close),
    volume: bytesOf(series.volume),
    quality: bytesOf(series.quality),
  };
}

/** Over the column's own bytes; the driver copies them while it binds. */
const bytesOf = (column: Float64Array | Uint8Array): Buffer =>
  Buffer.from(column.buffer as ArrayBuffer, column.byteOffset, column.byteLength);

function toSeries(row: SeriesRow, hash: Hasher): BarSeries {
  const { bars, symbol, timeframe } = row;
  const isWhole =
    DOUBLE_COLUMNS.every((name) => row[name].length === 8 * bars) && row.quality.length === bars;
  if (!isWhole) throw damagedError(row);
  const double = (name: (typeof DOUBLE_COLUMNS)[number]): Float64Array =>
    new Float64Array(new Uint8Array(row[name]).buffer);
  const shared = shareColumns({
    tsOpenMs: double("ts_open_ms"),
    open: double("open"),
    high: double("high"),
    low: double("low"),
    close: double("close"),
    volume: double("volume"),
    quality: row.quality,
  });
  const columns = { symbol, timeframe, ...shared };
  if (hashSeries(columns, hash) !== row.data_hash) throw damagedError(row);
  return { ...columns, provenance: parseProvenance(row), dataHash: contentHash(row.data_hash) };
}

function parseProvenance(row: InfoRow): Provenance {
  try {
    return provenanceSchema.parse(JSON.parse(row.provenance_json));
  } catch (cause) {
    throw damagedError(row, cause);
  }
}

function damagedError(row: InfoRow, cause?: unknown): AppError {
  return new AppError({
    kind: "user",
    code: "store.bars-damaged",
    message: `the stored bars of ${row.symbol} ${row.timeframe} do not match their hash, was ${row.data_hash}`,
    field: "symbol",
    value: row.symbol,
    remedy: "import the file again; it takes the place of the damaged series",
    cause,
  });
}
