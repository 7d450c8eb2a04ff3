import { neverCancelled } from "#engine/base/cancellation.ts";
import { shareColumns } from "#main/workers/share-columns.ts";
import { WorkerLane } from "#main/workers/worker-lane.ts";
import { aMarket } from "../support/a-market.mjs";

const BARS = 1_000_000;

/**
 * 1,000,000 bars as the store gives them to a worker thread of the product and an answer back: call, shared columns, a look at each of them.
 * The thread runs already. Against the same call with columns that are copied.
 */
export default {
  name: "worker.one_million_bars_ms",
  unit: "ms",
  async run({ smoke, measureAgainst }) {
    const copied = aMarket(smoke ? 50_000 : BARS, "1m");
    const shared = shareColumns(copied);
    const lane = new WorkerLane({
      owner: { field: "slice", id: "bench" },
      file: new URL("../support/echo.worker.mjs", import.meta.url),
      worker: { name: "bench", env: {} },
      onState: () => undefined,
    });
    const send = async (series) =>
      lane.call({
        // As the pool does with each call.
        send: (api) => api.look(shareColumns(series)),
        cancellation: neverCancelled,
        onProgress: () => undefined,
        deadlineMs: undefined,
      });
    const copy = async () =>
      lane.call({
        send: (api) => api.look(copied),
        cancellation: neverCancelled,
        onProgress: () => undefined,
        deadlineMs: undefined,
      });
    if ((await send(shared)) !== (await copy())) throw new Error("the worker saw other bars");
    const result = await measureAgainst(() => send(shared), "columns copied", copy);
    await lane.dispose();
    return result;
  },
};
