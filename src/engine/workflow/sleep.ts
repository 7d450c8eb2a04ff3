import { cancelledError, type Cancellation } from "#engine/base/cancellation.ts";
import type { Timer } from "#engine/base/timer.ts";

/** Resolves after that time; rejects as cancelled before. */
export async function sleep(timer: Timer, durationMs: number, cancellation: Cancellation): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const disposeTimer = timer.after(durationMs, () => {
      disposeCancel();
      resolve();
    });
    const disposeCancel = cancellation.onCancel((by) => {
      disposeTimer();
      reject(cancelledError(by));
    });
  });
}
