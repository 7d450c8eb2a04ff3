import type { AppError } from "#shared/errors/app-error.ts";
import { userError } from "#shared/errors/app-error.ts";

const PRINTED_PROBLEMS = 50;

/** One thing that is wrong with bars: where, what was found, what it must be, and what to do. */
export interface BarProblem {
  /** Line of the file, the header being 1; undefined when no line is to blame. */
  readonly line: number | undefined;
  readonly field: string;
  readonly value: string;
  /** What is wrong, without the place and the value: `must be above zero`. */
  readonly message: string;
  readonly remedy: string;
}

export function describeBarProblem(problem: BarProblem): string {
  const place = problem.line === undefined ? "" : `line ${problem.line}: `;
  return `${place}${problem.field} ${problem.message}, was ${problem.value}; ${problem.remedy}`;
}

/** One typed error for all problems; its details list the first 50 and say how many more there are. */
export function barProblemsError(problems: readonly BarProblem[], source: string): AppError {
  const printed = problems.slice(0, PRINTED_PROBLEMS).map(describeBarProblem);
  const hidden = problems.length - printed.length;
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return userError({
    code: "data.invalid-bars",
    message: `${source} was refused: ${count}; nothing was imported; first: ${printed[0] ?? "none"}`,
    field: problems[0]?.field ?? "bars",
    value: problems[0]?.value ?? source,
    remedy: problems[0]?.remedy ?? "look at the file",
    details: hidden > 0 ? [...printed, `and ${hidden} more problems`] : printed,
  });
}
