import type { Dispose } from "./disposable.ts";

/** The only way to wait in the engine. */
export interface Timer {
  /** Calls back once after `delayMs`. */
  after(delayMs: number, callback: () => void): Dispose;
  /** Calls back every `intervalMs`. */
  every(intervalMs: number, callback: () => void): Dispose;
}
