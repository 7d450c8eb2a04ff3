import { createCancellation, neverCancelled } from "#engine/base/cancellation.ts";
import { WorkerLane } from "#main/workers/worker-lane.ts";

/** A call that never returns and never asks, in a worker thread of the product that runs, from its cancellation to the caller's answer. */
export default {
  name: "worker.cancel_ms",
  unit: "ms",
  async run({ smoke }) {
    const lane = new WorkerLane({
      owner: { field: "slice", id: "bench" },
      file: new URL("../support/echo.worker.mjs", import.meta.url),
      worker: { name: "bench", env: {} },
      onState: () => undefined,
    });
    const call = (send, cancellation = neverCancelled) =>
      lane.call({ send, cancellation, onProgress: () => undefined, deadlineMs: undefined });
    const samples = [];
    for (let index = 0; index < (smoke ? 1 : 10); index += 1) {
      await call((api) => api.greet());
      const cancellation = createCancellation();
      const hanging = call((api) => api.hang(), cancellation);
      const tsCancelledMs = performance.now();
      cancellation.cancel("bench");
      await hanging.then(
        () => {
          throw new Error("a call that never returns has returned");
        },
        () => samples.push(performance.now() - tsCancelledMs),
      );
    }
    await lane.dispose();
    return samples;
  },
};
