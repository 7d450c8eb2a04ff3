import { closest } from "#shared/errors/did-you-mean.ts";
import type { Position, Problem } from "./problem.ts";

/** Collects every problem of a definition; nothing stops at the first. */
export interface ProblemList {
  readonly problems: readonly Problem[];
  add(problem: ProblemParts): void;
  /** Adds `<what> must be known`, with the candidate that was probably meant. */
  addUnknown(
    parts: Omit<ProblemParts, "message" | "remedy"> & { readonly what: string; readonly name: string },
    candidates: Iterable<string>,
  ): void;
}

export interface ProblemParts {
  readonly code: string;
  readonly at: Position;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

const MAX_LISTED = 12;
/** Past this many problems a guess at each name would cost more than it helps. */
const MAX_GUESSED = 200;

export function createProblemList(): ProblemList {
  const problems: Problem[] = [];
  const add = ({ code, at, path, message, remedy }: ProblemParts): void => {
    problems.push({ code, message, line: at.line, column: at.column, path, remedy });
  };
  return {
    problems,
    add,
    addUnknown({ what, name, ...parts }, candidates) {
      add({
        ...parts,
        message: `${what} must be known, was ${name}`,
        remedy: problems.length < MAX_GUESSED ? suggest(name, [...candidates]) : "use a known name",
      });
    },
  };
}

/** `did you mean x?`, or the choices there are. */
export function suggest(name: string, candidates: readonly string[]): string {
  const meant = closest(name, candidates);
  if (meant !== undefined) return `did you mean ${meant}?`;
  if (candidates.length === 0) return "remove it";
  const listed = candidates.slice(0, MAX_LISTED).join(", ");
  return `use one of ${listed}${candidates.length > MAX_LISTED ? ", ..." : ""}`;
}
