import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { invariant } from "#engine/base/invariant.ts";
import { startHeartbeat } from "./heartbeat.ts";
import {
  READY_MESSAGE,
  type CountMessage,
  type HostLink,
  type ProgressMessage,
  type WorkerStart,
} from "./worker-contract.ts";

const PROGRESS_MS = 50;

/** Called once by the file of a worker thread: offers what it makes to the host; `beat` is of the heartbeat that it started. */
export function exposeToHost(
  createApi: (host: HostLink) => object,
  beat = startHeartbeat((workerData as WorkerStart).beats),
): void {
  invariant(parentPort !== null, "a worker file must run in a worker thread");
  const port = parentPort;
  let tsLastMs = Number.NEGATIVE_INFINITY;
  const host: HostLink = {
    beat,
    progress(fraction, message) {
      beat();
      const nowMs = performance.now();
      if (nowMs - tsLastMs < PROGRESS_MS && fraction < 1) return;
      tsLastMs = nowMs;
      port.postMessage({ progress: { fraction, message } } satisfies ProgressMessage);
    },
    count(counted) {
      beat();
      port.postMessage({ counted } satisfies CountMessage);
    },
  };
  expose(createApi(host), nodeEndpoint(port));
  port.postMessage(READY_MESSAGE);
}
