import type { Hasher } from "#engine/base/hasher.ts";
import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { BarSeries, Provenance } from "#shared/model/bar.ts";
import { DAY_MS, TIMEFRAME_MS, type Timeframe } from "#shared/model/time.ts";
import type { BarColumns } from "./bar-columns.ts";
import type { BarProblem } from "./bar-problem.ts";
import type { TimeNotation } from "./csv-time.ts";
import { findFirstInvalidBar } from "./find-first-invalid-bar.ts";
import { findGaps } from "./find-gaps.ts";
import { placeInZone } from "./place-in-zone.ts";
import { inferTimeframe } from "./infer-timeframe.ts";
import { makeBarSeries } from "./make-bar-series.ts";
import { putAtMidnight } from "./put-at-midnight.ts";
import { MOST_PROBLEMS, tooManyProblems } from "./read-csv-columns.ts";
import { findInvalidBars } from "./validate-bars.ts";

export interface ImportOptions {
  readonly symbol: string;
  /** Found from the times when not given. */
  readonly timeframe?: Timeframe;
  readonly provenance: Provenance;
  readonly hash: Hasher;
  /** Takes a file with missing sessions, and says so in the series' caveats. */
  readonly allowGaps?: boolean;
  /** IANA name of the zone whose clocks showed times without a zone; UTC when absent. */
  readonly zone?: string;
}

/** Columns as a file gave them, and what was noticed while they were read. */
export interface ReadBars {
  readonly columns: BarColumns;
  /** Undefined when no row had a time that could be read. */
  readonly notation: TimeNotation | undefined;
  readonly problems: readonly BarProblem[];
  readonly lineOf: (index: number) => number | undefined;
  /** What was done to read the file, where another reader might have done otherwise. */
  readonly caveats: readonly string[];
}

/** Makes a series of what was read, or lists all that is wrong with it: the same for every kind of file. */
export function checkBars(read: ReadBars, options: ImportOptions): Result<BarSeries, readonly BarProblem[]> {
  const { lineOf, notation } = read;
  const problems = [...read.problems];
  const timeframe = notation && inferTimeframe(read.columns.tsOpenMs, notation, options.timeframe);
  if (timeframe?.ok === false) problems.push(timeframe.error);
  const isLong = timeframe?.ok === true && TIMEFRAME_MS[timeframe.value] >= DAY_MS;
  // The date of a longer bar is that of the file's clocks, so its time is left as they showed it.
  const zoned = placeInZone(read.columns.tsOpenMs, notation, isLong ? undefined : options.zone, lineOf);
  problems.push(...zoned.problems);
  const placed = timeframe?.ok && timeframe.value === "1d" ? putAtMidnight(read.columns) : undefined;
  const columns = placed?.columns ?? { ...read.columns, tsOpenMs: zoned.times };

  const isKnown = new Set(read.problems.map((problem) => `${problem.line}:${problem.field}`));
  const invalid = explainInvalidBars(columns, lineOf);
  problems.push(...invalid.filter((problem) => !isKnown.has(`${problem.line}:${problem.field}`)));
  if (problems.length > 0 || !timeframe?.ok) return fail(inFileOrder(problems));
  const gaps = findGaps(
    { tsOpenMs: columns.tsOpenMs, timeframe: timeframe.value, provenance: options.provenance },
    lineOf,
  );
  if (gaps.length > 0 && options.allowGaps !== true) return fail(gaps);

  const caveats = [
    ...options.provenance.caveats,
    ...read.caveats,
    ...(isLong && options.zone !== undefined ? [] : zoned.caveats),
    ...(placed?.hasMoved === true
      ? ["daily bars carried a time of day; each was put at midnight UTC of its UTC date"]
      : []),
    ...gapCaveats(gaps),
  ];
  const provenance = { ...options.provenance, caveats };
  return succeed(
    makeBarSeries({ symbol: options.symbol, timeframe: timeframe.value, columns, provenance }, options.hash),
  );
}

/** Of a long file in which much is wrong, only so many bars from the first fault on. */
function explainInvalidBars(
  columns: BarColumns,
  lineOf: (index: number) => number | undefined,
): readonly BarProblem[] {
  const first = findFirstInvalidBar(columns);
  if (first < 0) return [];
  const end = first + MOST_PROBLEMS / 5;
  if (end >= columns.tsOpenMs.length) return findInvalidBars(columns, lineOf);
  return [...findInvalidBars(startOf(columns, end), lineOf), tooManyProblems(lineOf(end))];
}

function startOf(columns: BarColumns, end: number): BarColumns {
  return {
    tsOpenMs: columns.tsOpenMs.subarray(0, end),
    open: columns.open.subarray(0, end),
    high: columns.high.subarray(0, end),
    low: columns.low.subarray(0, end),
    close: columns.close.subarray(0, end),
    volume: columns.volume.subarray(0, end),
  };
}

function gapCaveats(gaps: readonly BarProblem[]): readonly string[] {
  const [first] = gaps;
  if (first === undefined) return [];
  return [`${gaps.length === 1 ? "1 gap was" : `${gaps.length} gaps were`} allowed; first: ${first.value}`];
}

const inFileOrder = (problems: readonly BarProblem[]): readonly BarProblem[] =>
  problems.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
