import { AppError } from "#shared/errors/app-error.ts";

/** Stops on our own contradiction; never for bad input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AppError({ kind: "bug", code: "internal.invariant-broken", message });
}
