import type { AppError } from "#shared/errors/app-error.ts";
import { toAppError } from "#shared/errors/app-error.ts";

/** The typed error that the call throws; a call that throws nothing fails the test. */
export function errorOf(call: () => unknown): AppError {
  try {
    call();
  } catch (thrown) {
    return toAppError(thrown);
  }
  throw new Error("nothing was thrown");
}
