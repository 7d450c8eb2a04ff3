import type { Timer } from "#engine/base/timer.ts";

/** Does a piece of the work now and then until it is done or throws, which is reported; the answer ends it before. */
export function runBeside(
  work: Generator<undefined, unknown>,
  pauseMs: number,
  timer: Timer,
  report: (thrown: unknown) => void,
): () => void {
  const stop = timer.every(pauseMs, () => {
    try {
      if (work.next().done === true) stop();
    } catch (thrown) {
      stop();
      report(thrown);
    }
  });
  return stop;
}
