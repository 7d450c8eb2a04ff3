import { AppError } from "#shared/errors/app-error.ts";
import {
  cancelledError,
  createCancellation,
  type Cancellation,
  type CancellationSource,
} from "#engine/base/cancellation.ts";
import type { Timer } from "#engine/base/timer.ts";

/** How long work that was cancelled may take to end by itself. */
const GRACE_MS = 350;

export interface SettleOptions {
  readonly cancellation: Cancellation;
  readonly timer: Timer;
  /** Undefined waits as long as it takes. */
  readonly timeoutMs: number | undefined;
}

/**
 * Runs work that can be cancelled from outside and by a deadline. It is asked to stop first; when it does not answer
 * within the grace time the promise rejects all the same, so that a run never hangs on a step that ignores it.
 */
export async function settle<Value>(
  work: (cancellation: Cancellation) => Promise<Value>,
  { cancellation, timer, timeoutMs }: SettleOptions,
): Promise<Value> {
  const own: CancellationSource = createCancellation();
  const disposables: (() => void)[] = [];
  let deadline: AppError | undefined;
  const overdue = new Promise<never>((_, reject) => {
    const stop = (reason: string, error: AppError): void => {
      own.cancel(reason);
      disposables.push(timer.after(GRACE_MS, () => reject(error)));
    };
    disposables.push(cancellation.onCancel((reason) => stop(reason, cancelledError(reason))));
    if (timeoutMs !== undefined) {
      disposables.push(
        timer.after(timeoutMs, () => {
          deadline = timeoutError(timeoutMs);
          stop("deadline", deadline);
        }),
      );
    }
  });
  try {
    return await Promise.race([work(own), overdue]);
  } catch (thrown) {
    // Work that obeyed the deadline says "cancelled"; what happened is that it took too long.
    throw deadline ?? thrown;
  } finally {
    for (const dispose of disposables) dispose();
  }
}

function timeoutError(timeoutMs: number): AppError {
  return new AppError({
    kind: "transient",
    code: "workflow.step-timed-out",
    message: `step must end within ${timeoutMs} ms, did not`,
    field: "timeout",
    value: `${timeoutMs} ms`,
    remedy: "raise the step's timeout or give it less to do",
  });
}
