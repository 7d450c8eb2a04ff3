/** What is known of a thread's life. */
interface SilentThread {
  /** True when it has loaded its code. */
  readonly isReady: boolean;
  readonly beats: Int32Array;
}

const SILENT_AFTER_MS = 3_000;
/** While it loads its code a thread gives no sign of life, and on a busy machine that takes a while. */
const LOADS_WITHIN_MS = 5_000;
/** Before its code begins to load the system must have made the thread. */
const BEGINS_WITHIN_MS = 20_000;

/** How long a thread may be silent before a person is told. */
export function longestSilenceMs({ isReady, beats }: SilentThread): number {
  if (isReady) return SILENT_AFTER_MS;
  return Atomics.load(beats, 0) > 0 ? LOADS_WITHIN_MS : BEGINS_WITHIN_MS;
}

export function describeSilence(thread: SilentThread): string {
  const seconds = longestSilenceMs(thread) / 1_000;
  return thread.isReady
    ? `its worker gave no sign of life for more than ${seconds} s`
    : `its worker has not started within ${seconds} s`;
}
