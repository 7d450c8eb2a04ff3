import { parquetMetadataAsync, parquetRead, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import type { BarProblem } from "#engine/calc/bars/bar-problem.ts";
import { checkBars, type ImportOptions } from "#engine/calc/bars/check-bars.ts";
import type { ColumnMapping } from "#engine/calc/bars/csv-header.ts";
import { CSV_FIELDS, readCsvHeader } from "#engine/calc/bars/csv-header.ts";
import { parseCsvTime, type TimeNotation } from "#engine/calc/bars/csv-time.ts";
import { readingCaveats } from "#engine/calc/bars/parse-bars-csv.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import { fail } from "#shared/ipc/result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS } from "#shared/model/time.ts";

export interface ParquetOptions extends ImportOptions {
  readonly mapping: ColumnMapping;
  readonly onStep: (fraction: number) => void;
}

type Cells = ArrayLike<unknown>;

/** Reads bars from a Parquet file by the rules of `parseBarsCsv`; a problem's line is the row's number, the first being 1. */
export async function readParquet(
  bytes: Uint8Array,
  options: ParquetOptions,
): Promise<Result<BarSeries, readonly BarProblem[]>> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = await orDamaged(() => parquetMetadataAsync(file));
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  const header = readCsvHeader(names.join(","), CSV_FIELDS, options.mapping);
  if (!header.ok) return fail(header.error.map((problem) => ({ ...problem, line: undefined })));
  const wanted = header.value.positions.map((position) => names[position] ?? "");
  const rows = Number(metadata.num_rows);
  if (rows === 0) return fail([noRows(names)]);
  const columns = await orDamaged(() => readColumns(file, wanted, rows, options.onStep));
  const [times = [], ...values] = wanted.map((name) => columns.get(name) ?? []);
  const problems: BarProblem[] = [];
  const { tsOpenMs, notation } = readTimes(times, problems);
  const [open, high, low, close, volume] = values.map((cells, index) =>
    readNumbers(cells, CSV_FIELDS[index + 1] ?? "", problems),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  const caveats = readingCaveats(header.value.ignoredHeadings, options.mapping);
  const read = { columns: { tsOpenMs, open, high, low, close, volume }, notation, problems, caveats };
  return checkBars({ ...read, lineOf: (index) => index + 1 }, options);
}

async function readColumns(
  file: ArrayBuffer,
  columns: string[],
  rows: number,
  onStep: (fraction: number) => void,
): Promise<ReadonlyMap<string, Cells>> {
  const read = new Map(columns.map((name) => [name, Array.from<unknown>({ length: rows })]));
  let cells = 0;
  await parquetRead({
    file,
    columns,
    compressors,
    onChunk({ columnName, columnData, rowStart }) {
      const target = read.get(columnName) ?? [];
      for (let index = 0; index < columnData.length; index += 1) target[rowStart + index] = columnData[index];
      cells += columnData.length;
      onStep(Math.min(1, cells / (rows * columns.length)));
    },
  });
  return read;
}

/** Whatever the reader stumbles over is the file's fault; who cancelled is told apart by its own error. */
async function orDamaged<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw userError({
      code: "data.unreadable-parquet",
      message: `the Parquet file cannot be read: ${reason}`,
      field: "file",
      value: reason,
      remedy: "write the file again with plain columns date, open, high, low, close, volume",
      cause,
    });
  }
}

function readTimes(
  cells: Cells,
  problems: BarProblem[],
): { readonly tsOpenMs: Float64Array; readonly notation: TimeNotation | undefined } {
  const tsOpenMs = new Float64Array(cells.length);
  let notation: TimeNotation | undefined;
  for (let index = 0; index < cells.length; index += 1) {
    const time = timeOf(cells[index]);
    tsOpenMs[index] = time?.tsMs ?? Number.NaN;
    if (time === undefined) problems.push(wrongCell(index, "date", cells[index], "must be a date or a time"));
    // A day of a column of dates, or a time at midnight of one of times: the column is what its first other value is.
    else if (notation === undefined || notation === "date") notation = time.notation;
  }
  return { tsOpenMs, notation };
}

function timeOf(cell: unknown): { readonly tsMs: number; readonly notation: TimeNotation } | undefined {
  if (cell instanceof Date) {
    const tsMs = cell.getTime();
    if (Number.isNaN(tsMs)) return undefined;
    return { tsMs, notation: tsMs % DAY_MS === 0 ? "date" : "UTC time" };
  }
  if (typeof cell !== "string" && typeof cell !== "number" && typeof cell !== "bigint") return undefined;
  return parseCsvTime(String(cell));
}

function readNumbers(cells: Cells, field: string, problems: BarProblem[]): Float64Array {
  const numbers = new Float64Array(cells.length);
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index];
    const number = typeof cell === "number" || typeof cell === "bigint" ? Number(cell) : Number.NaN;
    numbers[index] = number;
    if (!Number.isFinite(number)) problems.push(wrongCell(index, field, cell, "must be a finite number"));
  }
  return numbers;
}

function wrongCell(index: number, field: string, cell: unknown, message: string): BarProblem {
  const isEmpty = cell === null || cell === undefined;
  return {
    line: index + 1,
    field,
    value: isEmpty ? "empty" : describeCell(cell),
    message: isEmpty ? "must have a value" : message,
    remedy: "correct the row in the source and write the file again",
  };
}

function describeCell(cell: unknown): string {
  const isPlain = typeof cell === "string" || typeof cell === "number" || typeof cell === "bigint";
  return isPlain ? String(cell).slice(0, 80) : "another kind of value";
}

const noRows = (names: readonly string[]): BarProblem => ({
  line: undefined,
  field: "file",
  value: names.join(",").slice(0, 80),
  message: "must hold bars",
  remedy: "write at least one row",
});
