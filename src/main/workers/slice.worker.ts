import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { invariant } from "#engine/base/invariant.ts";
import { createSliceWorkerApi } from "./answer-call.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { createWorkerRegistry } from "./worker-registry.ts";
import type { WorkerStart } from "./worker-contract.ts";

invariant(parentPort !== null, "slice.worker must run in a worker thread");
const beat = startHeartbeat((workerData as WorkerStart).beats);
expose(createSliceWorkerApi(createWorkerRegistry(), beat), nodeEndpoint(parentPort));
