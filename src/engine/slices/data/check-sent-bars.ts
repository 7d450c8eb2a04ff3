import type { BarColumns } from "#engine/calc/bars/bar-columns.ts";
import { barProblemsError, describeBarProblem, type BarProblem } from "#engine/calc/bars/bar-problem.ts";
import { findInvalidBars } from "#engine/calc/bars/validate-bars.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { pickBars } from "./pick-bars.ts";
import type { SentBars } from "./ports.ts";

/** More invalid bars than this share of all mean that the answer as a whole is not to be believed. */
const LARGEST_INVALID_SHARE = 0.05;
/** A few never do: of the handful of bars that a refresh asks for, one is more than that share. */
const HARMLESS_INVALID_BARS = 2;

interface CheckedBars {
  readonly columns: BarColumns;
  /** Why a bar is missing at the end: its period is not over. */
  readonly unfinished: string | undefined;
  /** How many bars were wrong and left out, and why the first. */
  readonly leftOut: string | undefined;
}

/**
 * The bars whose period is over by `nowMs` and that pass the checks of an import. Throws `data.invalid-bars` when more than
 * two and more than one in twenty do not.
 */
export function checkSentBars(sent: SentBars, nowMs: number, source: string): CheckedBars {
  const isOver = (index: number): boolean => (sent.tsCloseMs[index] ?? Number.NaN) <= nowMs;
  const finished = pickBars(sent.columns, isOver);
  // The line of a bar that came from no file is its index.
  const problems = findInvalidBars(finished, (index) => index);
  const wrong = new Set(problems.map(({ line }) => line));
  const allowed = Math.max(HARMLESS_INVALID_BARS, LARGEST_INVALID_SHARE * finished.tsOpenMs.length);
  if (wrong.size > allowed) throw barProblemsError(problems, source);
  const open = Array.from(sent.columns.tsOpenMs).find((_, index) => !isOver(index));
  return {
    columns: pickBars(finished, (index) => !wrong.has(index)),
    unfinished:
      open === undefined
        ? undefined
        : `the bar of ${formatIsoTime(epochMs(open))} is not over yet and was not stored`,
    leftOut: describeLeftOut(problems, wrong.size, finished),
  };
}

function describeLeftOut(
  [first]: readonly BarProblem[],
  count: number,
  { tsOpenMs }: BarColumns,
): string | undefined {
  if (first === undefined) return undefined;
  const time = formatIsoTime(epochMs(tsOpenMs[first.line ?? 0] ?? Number.NaN));
  const bars = count === 1 ? "1 bar was" : `${count} bars were`;
  return `${bars} not valid and left out; first: ${time} ${describeBarProblem({ ...first, line: undefined })}`;
}
