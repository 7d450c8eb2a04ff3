import type { Hasher } from "#engine/base/hasher.ts";
import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import { PRICE_FIELDS } from "./bar-columns.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { CsvRow } from "./csv-table.ts";
import { CSV_FIELDS, readCsvTable } from "./csv-table.ts";
import type { TimeNotation } from "./csv-time.ts";
import { parseCsvTime } from "./csv-time.ts";
import { findGaps } from "./find-gaps.ts";
import { inferTimeframe } from "./infer-timeframe.ts";
import { makeBarSeries } from "./make-bar-series.ts";
import { putAtMidnight } from "./put-at-midnight.ts";
import { findInvalidBars } from "./validate-bars.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export interface CsvOptions {
  readonly symbol: string;
  /** Found from the times when not given. */
  readonly timeframe?: Timeframe;
  readonly provenance: Provenance;
  readonly hash: Hasher;
  /** Takes a file with missing sessions, and says so in the series' caveats. */
  readonly allowGaps?: boolean;
}

/**
 * Reads bars from text with a header `date,open,high,low,close,volume`: all of them, or all problems and no bar.
 * Dates and times are as in `parseCsvTime`, prices above zero, volume zero or more, old to new, no session missing.
 */
export function parseBarsCsv(text: string, options: CsvOptions): Result<BarSeries, readonly BarProblem[]> {
  const table = readCsvTable(text);
  if (!table.ok) return table;
  const { rows, ignoredHeadings } = table.value;
  const cells = readCells(rows);
  const problems = [...table.value.problems, ...cells.problems];

  const timeframe =
    cells.notation && inferTimeframe(cells.columns.tsOpenMs, cells.notation, options.timeframe);
  if (timeframe?.ok === false) problems.push(timeframe.error);
  const placed = timeframe?.ok && timeframe.value === "1d" ? putAtMidnight(cells.columns) : undefined;
  const columns = placed?.columns ?? cells.columns;

  const isKnown = new Set(cells.problems.map((problem) => `${problem.line}:${problem.field}`));
  const lineOf = (index: number): number | undefined => rows[index]?.line;
  const invalid = findInvalidBars(columns, lineOf);
  problems.push(...invalid.filter((problem) => !isKnown.has(`${problem.line}:${problem.field}`)));
  if (problems.length > 0 || !timeframe?.ok) return fail(inFileOrder(problems));
  const gaps = findGaps(
    { tsOpenMs: columns.tsOpenMs, timeframe: timeframe.value, provenance: options.provenance },
    lineOf,
  );
  if (gaps.length > 0 && options.allowGaps !== true) return fail(gaps);

  const caveats = [
    ...options.provenance.caveats,
    ...readingCaveats(ignoredHeadings, cells.notation, placed?.hasMoved === true),
    ...gapCaveats(gaps),
  ];
  const provenance = { ...options.provenance, caveats };
  return succeed(
    makeBarSeries({ symbol: options.symbol, timeframe: timeframe.value, columns, provenance }, options.hash),
  );
}

/** What was done to read the file, where another reader might have done otherwise. */
function readingCaveats(
  ignoredHeadings: readonly string[],
  notation: TimeNotation | undefined,
  hasMoved: boolean,
): readonly string[] {
  return [
    ...(ignoredHeadings.length > 0 ? [`columns not read: ${ignoredHeadings.join(", ")}`] : []),
    ...(notation === "time without zone" ? ["times carried no zone and were read as UTC"] : []),
    ...(hasMoved ? ["daily bars carried a time of day; each was put at midnight UTC of its UTC date"] : []),
  ];
}

function gapCaveats(gaps: readonly BarProblem[]): readonly string[] {
  const [first] = gaps;
  if (first === undefined) return [];
  return [`${gaps.length === 1 ? "1 gap was" : `${gaps.length} gaps were`} allowed; first: ${first.value}`];
}

const inFileOrder = (problems: readonly BarProblem[]): readonly BarProblem[] =>
  problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));

interface Cells {
  readonly columns: BarColumns;
  /** The way in which the first readable row writes its time. */
  readonly notation: TimeNotation | undefined;
  readonly problems: readonly BarProblem[];
}

/** Turns cells into numbers; a cell that is none becomes NaN and a problem. */
function readCells(rows: readonly CsvRow[]): Cells {
  const problems = rows.flatMap(emptyCells);
  const { tsOpenMs, notation } = readTimes(rows, problems);
  const column = (field: (typeof PRICE_FIELDS)[number] | "volume"): Float64Array =>
    Float64Array.from(rows, ({ line, cells }) => {
      const cell = cells[field];
      if (NUMBER.test(cell) && Number.isFinite(Number(cell))) return Number(cell);
      if (cell !== "") problems.push(notANumber(line, field, cell));
      return Number.NaN;
    });
  const [open, high, low, close] = PRICE_FIELDS.map(column) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { columns: { tsOpenMs, open, high, low, close, volume: column("volume") }, notation, problems };
}

function readTimes(
  rows: readonly CsvRow[],
  problems: BarProblem[],
): { readonly tsOpenMs: Float64Array; readonly notation: TimeNotation | undefined } {
  let notation: TimeNotation | undefined;
  const tsOpenMs = Float64Array.from(rows, ({ line, cells }) => {
    const time = parseCsvTime(cells.date);
    if (time === undefined) {
      if (cells.date !== "") problems.push(notATime(line, cells.date));
      return Number.NaN;
    }
    notation ??= time.notation;
    if (time.notation === notation) return time.tsMs;
    problems.push(mixedTimes(line, cells.date, notation, time.notation));
    return Number.NaN;
  });
  return { tsOpenMs, notation };
}

function emptyCells({ line, cells }: CsvRow): readonly BarProblem[] {
  const remedy = "fill in the value from the source, or remove the line and allow gaps";
  return CSV_FIELDS.filter((field) => cells[field] === "").map((field) => ({
    line,
    field,
    value: "empty",
    message: "must have a value",
    remedy,
  }));
}

const notANumber = (line: number, field: string, value: string): BarProblem => ({
  line,
  field,
  value,
  message: "must be a finite number",
  remedy: "write digits with a point, such as 101.25",
});

const notATime = (line: number, value: string): BarProblem => ({
  line,
  field: "date",
  value,
  message: "must be a date or a time",
  remedy: "write 2020-01-31, 2020-01-31T14:30:00Z, or epoch seconds or milliseconds",
});

const mixedTimes = (line: number, value: string, first: TimeNotation, found: TimeNotation): BarProblem => ({
  line,
  field: "date",
  value: `${value} (${found})`,
  message: `must be written like the first row (${first})`,
  remedy: "write all times of the file in one way",
});
