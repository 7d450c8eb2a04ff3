import { setImmediate } from "node:timers/promises";

/** Runs work to its end and gives the loop a turn after each piece, so that nothing else waits long. */
export async function inPieces<Answer>(work: Generator<undefined, Answer>): Promise<Answer> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await setImmediate();
  }
}
