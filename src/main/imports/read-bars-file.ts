import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { barProblemsError, type BarProblem } from "#engine/calc/bars/bar-problem.ts";
import { parseBarsCsv } from "#engine/calc/bars/parse-bars-csv.ts";
import { parseTicksCsv } from "#engine/calc/bars/parse-ticks-csv.ts";
import { toPlainCsv } from "#engine/calc/bars/to-plain-csv.ts";
import { shareColumns } from "#engine/calc/bars/share-columns.ts";
import type { Ticks } from "#engine/calc/bars/ticks.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { userError } from "#shared/errors/app-error.ts";
import { succeed, type Result } from "#shared/ipc/result.ts";
import type { ReadAnswer, ReadOrder } from "./import-contract.ts";
import { readParquet } from "./read-parquet.ts";

/** What trades are joined to where nothing is said. */
const TICK_TIMEFRAME = "1m";

/** What a file holds, checked and in shared memory; throws `data.invalid-bars` with every problem, or what kept it from being read. */
export async function readBarsFile(
  order: ReadOrder,
  onStep: (fraction: number) => void,
): Promise<ReadAnswer> {
  const bytes = plainBytes(order, readBytes(order.path));
  onStep(0);
  const parsed = await parse(order, bytes, onStep);
  if (!parsed.ok) throw barProblemsError(parsed.error, basename(order.path));
  const { series, ticks } = parsed.value;
  const shared = { ...series, ...shareColumns(series) };
  return ticks === undefined
    ? { series: shared }
    : { series: shared, ticks: { ...ticks, ...shareTicks(ticks) } };
}

function plainBytes({ path, dialect }: ReadOrder, bytes: Uint8Array): Uint8Array {
  if (dialect === undefined || isParquetFile(path)) return bytes;
  return Buffer.from(toPlainCsv(Buffer.from(bytes).toString("utf8"), dialect));
}

const isParquetFile = (path: string): boolean => extname(path).toLowerCase() === ".parquet";

function shareTicks({ tsMs, price, size }: Ticks): Ticks {
  const share = (column: Float64Array): Float64Array => {
    const shared = new Float64Array(new SharedArrayBuffer(column.byteLength));
    shared.set(column);
    return shared;
  };
  return { tsMs: share(tsMs), price: share(price), size: share(size) };
}

async function parse(
  { path, symbol, timeframe, allowGaps, mapping, isTicks, keepTicks, zone, market, prices }: ReadOrder,
  bytes: Uint8Array,
  onStep: (fraction: number) => void,
): Promise<Result<ReadAnswer, readonly BarProblem[]>> {
  const isParquet = isParquetFile(path);
  const [provider, kind] = isParquet ? (["parquet", "Parquet"] as const) : (["csv", "CSV"] as const);
  const options = {
    symbol: symbol.toUpperCase(),
    provenance: {
      provider,
      isSynthetic: false,
      origin: `${kind} file ${basename(path)}`,
      caveats: [],
      ...(market === undefined ? {} : { market }),
      ...(prices === undefined || prices === "raw" ? {} : { prices }),
    },
    hash: nodeHasher,
    allowGaps,
    mapping,
    onStep,
    ...(timeframe === undefined ? {} : { timeframe }),
    ...(zone === undefined ? {} : { zone }),
  };
  if (isParquet && isTicks) throw ticksOfParquet(path);
  if (isTicks) {
    const trades = parseTicksCsv(bytes, { ...options, timeframe: timeframe ?? TICK_TIMEFRAME });
    if (!trades.ok) return trades;
    const { bars, ticks } = trades.value;
    return succeed({ series: bars, ...(keepTicks ? { ticks } : {}) });
  }
  const parsed = isParquet ? await readParquet(bytes, options) : parseBarsCsv(bytes, options);
  return parsed.ok ? succeed({ series: parsed.value }) : parsed;
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw userError({
      code: "command.unreadable-file",
      message: `cannot read the file ${path}`,
      field: "file",
      value: path,
      remedy: "give the path of a file that exists, may be read and is smaller than 2 GB",
      cause,
    });
  }
}

const ticksOfParquet = (path: string) =>
  userError({
    code: "data.ticks-of-parquet",
    message: `trades are read from CSV files only, was ${basename(path)}`,
    field: "file",
    value: path,
    remedy: "save the trades as CSV, or import bars",
  });
