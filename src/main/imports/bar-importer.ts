import { readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { createCancellation, isCancelledError, type CancellationSource } from "#engine/base/cancellation.ts";
import { symbolsSchema } from "#engine/base/wire-schemas.ts";
import { isZone } from "#engine/calc/calendar/zoned-time.ts";
import { describeSeries } from "#engine/calc/bars/describe-series.ts";
import { WorkerLane } from "#main/workers/worker-lane.ts";
import { AppError, toSerialError, userError } from "#shared/errors/app-error.ts";
import type { ImportedFile, ImportFiles, ImportStatus } from "#shared/ipc/channels/data-import-channels.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ImportWorkerApi, ReadAnswer, ReadOrder } from "./import-contract.ts";

const symbolSchema = symbolsSchema.element;
const ENDINGS = [".csv", ".parquet"];
/** Share of a file's work that is reading; the rest is storing. */
const READING_SHARE = 0.7;

export interface BarImporterOptions {
  /** The built import.worker. */
  readonly file: string;
  /** Stores what was read whole or not at all, in turns. */
  readonly save: (
    read: ReadAnswer,
    turns: {
      readonly nextTurn: () => Promise<unknown>;
      readonly cancellation: CancellationSource;
      readonly onProgress: (fraction: number) => void;
    },
  ) => Promise<void>;
  readonly nextTurn: () => Promise<unknown>;
}

/** Imports files of bars: a thread reads and checks them, this one stores them a chunk a turn. */
export interface BarImporter {
  /**
   * Imports each file, or each file of bars of each folder; a file that is refused does not keep the others from being imported. Throws
   * for a path that is not there, and `run.cancelled`.
   */
  importFiles(order: ImportFiles): Promise<readonly ImportedFile[]>;
  /** How far an import is; undefined when none of that id is under way. */
  status(importId: string): ImportStatus | undefined;
  /** Leaves what was imported before as it is; nothing happens when none of that id is under way. */
  cancel(importId: string, by: string): void;
  dispose(): Promise<void>;
}

interface Under {
  readonly cancellation: CancellationSource;
  readonly lane: WorkerLane<ImportWorkerApi>;
  status: ImportStatus;
}

export function createBarImporter({ file, save, nextTurn }: BarImporterOptions): BarImporter {
  const underWay = new Map<string, Under>();

  async function importOne(order: ReadOrder, under: Under): Promise<BarSeries> {
    const { cancellation, lane, status } = under;
    const tell = (fraction: number): void => {
      under.status = { ...status, fraction };
    };
    const answer = await lane.call({
      send: (api, cancelFlag) => api.read(order, cancelFlag),
      cancellation,
      onProgress: (fraction) => tell(READING_SHARE * fraction),
      deadlineMs: undefined,
    });
    // The worker answers nothing else.
    const read = answer as ReadAnswer;
    const onProgress = (fraction: number): void => tell(READING_SHARE + (1 - READING_SHARE) * fraction);
    await save(read, { nextTurn, cancellation, onProgress });
    return read.series;
  }

  async function importAll(order: ImportFiles, under: Under): Promise<readonly ImportedFile[]> {
    const files = listFiles(order.paths);
    if (files.length > 1 && order.symbol !== undefined) throw oneSymbolError(order.symbol, files.length);
    const answers: ImportedFile[] = [];
    for (const [index, path] of files.entries()) {
      under.status = { file: basename(path), index, count: files.length, fraction: 0 };
      try {
        const series = await importOne(readOrder(order, path), under);
        answers.push({ file: path, series: describeSeries(series) });
      } catch (thrown) {
        if (isCancelledError(thrown) || !isOfFile(thrown)) throw thrown;
        answers.push({ file: path, error: toSerialError(thrown) });
      }
    }
    return answers;
  }

  return {
    async importFiles(order) {
      const lane = new WorkerLane<ImportWorkerApi>({
        owner: { field: "slice", id: "data" },
        file,
        worker: { name: "import", env: {} },
        onState: () => undefined,
      });
      const status = { file: "", index: 0, count: 0, fraction: 0 };
      const under: Under = { cancellation: createCancellation(), lane, status };
      underWay.set(order.importId, under);
      try {
        return await importAll(order, under);
      } finally {
        underWay.delete(order.importId);
        // The memory that a large file took goes with its thread.
        await lane.dispose();
      }
    },
    status: (importId) => underWay.get(importId)?.status,
    cancel: (importId, by) => underWay.get(importId)?.cancellation.cancel(by),
    async dispose() {
      for (const { cancellation } of underWay.values()) cancellation.cancel("the end of the program");
      await Promise.all([...underWay.values()].map(({ lane }) => lane.dispose()));
    },
  };
}

function readOrder(order: ImportFiles, path: string): ReadOrder {
  const {
    symbol,
    timeframe,
    allowGaps,
    columns,
    isTicks,
    keepTicks = false,
    zone,
    market,
    prices,
    dialect,
  } = order;
  return {
    path,
    symbol: checkSymbol(symbol ?? basename(path, extname(path))),
    allowGaps,
    mapping: columns,
    isTicks,
    keepTicks,
    ...(timeframe === undefined ? {} : { timeframe }),
    ...(zone === undefined ? {} : { zone: checkZone(zone) }),
    ...(market === undefined ? {} : { market }),
    ...(prices === undefined ? {} : { prices }),
    ...(dialect === undefined ? {} : { dialect }),
  };
}

function checkZone(zone: string): string {
  if (isZone(zone)) return zone;
  throw userError({
    code: "data.unknown-zone",
    message: `zone must be a name of the IANA database, was ${zone}`,
    field: "zone",
    value: zone,
    remedy: "use a name such as America/New_York or Europe/London",
  });
}

function checkSymbol(given: string): string {
  const parsed = symbolSchema.safeParse(given);
  if (parsed.success) return parsed.data.toUpperCase();
  throw userError({
    code: "data.invalid-symbol",
    message: `a symbol ${parsed.error.issues[0]?.message ?? "must be one"}, was ${given}`,
    field: "symbol",
    value: given,
    remedy: "name the symbol, or rename the file: by default its name is the symbol",
  });
}

/** What is wrong with one file is no reason not to look at the next. */
const isOfFile = (thrown: unknown): boolean => thrown instanceof AppError && thrown.kind === "user";

/** The files named, and those with bars of the folders named, by name. */
function listFiles(paths: readonly string[]): readonly string[] {
  const files = paths.flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true) return [path];
    return readdirSync(path)
      .filter((name) => ENDINGS.includes(extname(name).toLowerCase()))
      .toSorted()
      .map((name) => join(path, name));
  });
  if (files.length === 0) throw noFilesError(paths);
  return files;
}

const noFilesError = (paths: readonly string[]): AppError =>
  userError({
    code: "data.no-files",
    message: `a folder must hold files that end in ${ENDINGS.join(" or ")}, ${paths.join(", ")} has none`,
    field: "file",
    value: paths.join(", "),
    remedy: "name the files, or another folder",
  });

const oneSymbolError = (symbol: string, files: number): AppError =>
  userError({
    code: "data.one-symbol-for-many",
    message: `one symbol names one file, was ${symbol} for ${files} files`,
    field: "symbol",
    value: symbol,
    remedy: "leave the symbol out: each file's name is its symbol",
  });
