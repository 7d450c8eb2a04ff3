import type { Cancellation } from "#engine/base/cancellation.ts";

/** Resolves after that long, or as soon as the work is cancelled. */
export function waitUnlessCancelled(delayMs: number, cancellation: Cancellation): Promise<void> {
  return new Promise((resolve) => {
    if (cancellation.isCancelled) {
      resolve();
      return;
    }
    const handle = setTimeout(() => {
      dispose();
      resolve();
    }, delayMs);
    const dispose = cancellation.onCancel(() => {
      clearTimeout(handle);
      resolve();
    });
  });
}
