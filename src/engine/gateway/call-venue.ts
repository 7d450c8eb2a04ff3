import { AppError } from "#shared/errors/app-error.ts";
import type { Timer } from "#engine/base/timer.ts";

/**
 * Waits so long for a venue's answer. The transient errors `venue.timeout` and `venue.call-failed` say nothing about what
 * the venue did.
 */
export function callVenue<Answer>(
  timer: Timer,
  timeoutMs: number,
  call: () => Promise<Answer>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const forget = timer.after(timeoutMs, () => reject(timeoutError(timeoutMs)));
    void settle(call).then(resolve, reject).finally(forget);
  });
}

/** A call that throws at once failed as one that rejects later. */
async function settle<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (cause) {
    const what = cause instanceof Error ? cause.message : String(cause);
    throw new AppError({
      kind: "transient",
      code: "venue.call-failed",
      message: `the call to the venue failed: ${what}`,
      cause,
    });
  }
}

function timeoutError(timeoutMs: number): AppError {
  return new AppError({
    kind: "transient",
    code: "venue.timeout",
    message: `the venue must answer within ${timeoutMs} ms`,
    value: String(timeoutMs),
  });
}
