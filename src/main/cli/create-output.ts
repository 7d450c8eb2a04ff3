import type { Writable } from "node:stream";
import type { Dispose } from "#engine/base/disposable.ts";

/** Where a command prints, for as long as somebody takes it. */
export interface Output {
  /** Writes nothing once the reader has gone. */
  write(text: string): void;
  /** Calls back once when nobody takes the output any more, also when that was before. */
  onGone(callback: () => void): Dispose;
}

/**
 * A reader may leave before a command ends, as `head` does: that is a wish to end, not an error. `onLost` is told when
 * the output could not be written for another reason, such as a full disk.
 */
export function createOutput(stream: Writable, onLost: (problem: string) => void): Output {
  const listeners = new Set<() => void>();
  let isGone = false;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (isGone) return;
    isGone = true;
    if (error.code !== "EPIPE") onLost(error.message);
    for (const listener of listeners) listener();
  });
  return {
    write(text) {
      if (!isGone) stream.write(text);
    },
    onGone(callback) {
      if (isGone) callback();
      listeners.add(callback);
      return () => void listeners.delete(callback);
    },
  };
}
