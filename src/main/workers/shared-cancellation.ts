import { cancelledError, type Cancellation } from "#engine/base/cancellation.ts";

const POLL_MS = 20;
/** A number cannot carry who cancelled; the host, which knows, answers the run. */
const REASON = "the host";

/**
 * The worker's view of a flag that the host sets. Each look at it is also a sign of life, so that a long computation
 * which keeps asking is seen to get on even though it never lets a timer run.
 */
export function createSharedCancellation(flag: SharedArrayBuffer, onLook: () => void): Cancellation {
  const cell = new Int32Array(flag);
  const isSet = (): boolean => {
    onLook();
    return Atomics.load(cell, 0) !== 0;
  };
  return {
    get isCancelled() {
      return isSet();
    },
    get reason() {
      return isSet() ? REASON : undefined;
    },
    throwIfCancelled() {
      if (isSet()) throw cancelledError(REASON);
    },
    onCancel(callback) {
      if (isSet()) {
        callback(REASON);
        return () => undefined;
      }
      const poll = setInterval(() => {
        if (!isSet()) return;
        clearInterval(poll);
        callback(REASON);
      }, POLL_MS);
      return () => clearInterval(poll);
    },
  };
}
