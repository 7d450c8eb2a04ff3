import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceRunner } from "./slice-runner.ts";

/** A caller for where there are no worker threads: one lane, in this thread. */
export function createInlineCaller(runner: () => Pick<SliceRunner, "run">): SliceCaller {
  return {
    lanes: 1,
    call: (slice, method, input, { seed, cancellation, onProgress }) =>
      runner().run({
        slice,
        method,
        input: input as Readonly<Record<string, unknown>>,
        seed,
        runSeed: undefined,
        mode: "backtest",
        runId: undefined,
        cancellation,
        onProgress,
        publish: () => undefined,
      }),
  };
}
