/** Where something stands in a workflow's text; both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing that keeps a workflow from running. */
export interface Problem extends Position {
  /** Stable `workflow.what-is-wrong`. */
  readonly code: string;
  readonly message: string;
  /** Path in the file, such as `steps.fetch_data.with.from`. */
  readonly path: string;
  readonly remedy: string;
}

/** One line for people: where, what, and what to do. */
export function describeProblem(problem: Problem): string {
  const { line, column, path, message, remedy } = problem;
  return `line ${line}, column ${column}, ${path || "file"}: ${message}; ${remedy}`;
}
