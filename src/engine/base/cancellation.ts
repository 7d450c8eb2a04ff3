import { AppError } from "#shared/errors/app-error.ts";
import type { Dispose } from "./disposable.ts";

/** Lets long work ask whether it is still wanted; check at least every few milliseconds of work. */
export interface Cancellation {
  readonly isCancelled: boolean;
  readonly reason: string | undefined;
  /** Throws the typed error `run.cancelled`. */
  throwIfCancelled(): void;
  onCancel(callback: (reason: string) => void): Dispose;
}

export interface CancellationSource extends Cancellation {
  cancel(reason: string): void;
}

export function cancelledError(reason: string): AppError {
  return new AppError({
    kind: "refused",
    code: "run.cancelled",
    message: `cancelled by ${reason}`,
    value: reason,
  });
}

export function isCancelledError(thrown: unknown): boolean {
  return thrown instanceof AppError && thrown.code === "run.cancelled";
}

export function createCancellation(): CancellationSource {
  let reason: string | undefined;
  const callbacks = new Set<(reason: string) => void>();
  return {
    get isCancelled() {
      return reason !== undefined;
    },
    get reason() {
      return reason;
    },
    throwIfCancelled() {
      if (reason !== undefined) throw cancelledError(reason);
    },
    onCancel(callback) {
      if (reason !== undefined) callback(reason);
      else callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    cancel(by) {
      if (reason !== undefined) return;
      reason = by;
      for (const callback of callbacks) callback(by);
      callbacks.clear();
    },
  };
}

/** For work that nobody can cancel. */
export const neverCancelled: Cancellation = {
  isCancelled: false,
  reason: undefined,
  throwIfCancelled: () => undefined,
  onCancel: () => () => undefined,
};
