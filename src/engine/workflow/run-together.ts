import { AppError, toAppError } from "#shared/errors/app-error.ts";
import { createCancellation, isCancelledError, type Cancellation } from "#engine/base/cancellation.ts";
import type { FailurePolicy } from "./definition.ts";

export interface Together {
  readonly count: number;
  /** How many run at the same time. */
  readonly limit: number;
  readonly onFailure: FailurePolicy;
  readonly cancellation: Cancellation;
  run(index: number, cancellation: Cancellation): Promise<void>;
}

/**
 * Runs several pieces of work, some at a time, and answers what went wrong, by index. A failure lets the others go on
 * to their end (`wait`), or stops them (`cancel`); a cancellation from outside is thrown once all have ended.
 */
export async function runTogether(together: Together): Promise<ReadonlyMap<number, AppError>> {
  const { count, limit, onFailure, cancellation } = together;
  const failures = new Map<number, AppError>();
  const own = createCancellation();
  const dispose = cancellation.onCancel((by) => own.cancel(by));
  let next = 0;

  async function work(): Promise<void> {
    while (next < count && !own.isCancelled) {
      const index = next;
      next += 1;
      try {
        await together.run(index, own);
      } catch (thrown) {
        const error = toAppError(thrown);
        // Who was stopped because another failed is no cause.
        if (!(own.isCancelled && isCancelledError(error))) failures.set(index, error);
        if (onFailure === "cancel") own.cancel("a failure beside it");
      }
    }
  }

  try {
    await Promise.all(Array.from({ length: Math.min(limit, count) }, work));
  } finally {
    dispose();
  }
  cancellation.throwIfCancelled();
  return new Map([...failures].toSorted(([left], [right]) => left - right));
}

/** One error that names every cause; where they agree it is of their kind, so that what is refused stays refused. */
export function togetherError(what: string, causes: readonly (readonly [string, AppError])[]): AppError {
  const [first] = causes;
  const details = causes.map(([name, { code, message }]) => `${name}: ${code}: ${message}`);
  const [kind = "user", ...others] = new Set(causes.map(([, error]) => error.kind));
  return new AppError({
    kind: others.length === 0 ? kind : "user",
    code: "workflow.parts-failed",
    message: `${what} must all succeed, ${causes.length} failed: ${details[0] ?? ""}`,
    value: causes.map(([name]) => name).join(", "),
    remedy: first?.[1].remedy ?? "remove the causes",
    details,
  });
}
