import { parentPort, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { invariant } from "#engine/base/invariant.ts";
import { createUserCodeApi } from "./answer-user-call.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { lockDownGlobals } from "./lock-down-globals.ts";
import type { WorkerStart } from "./worker-contract.ts";

invariant(parentPort !== null, "user-code.worker must run in a worker thread");
const beat = startHeartbeat((workerData as WorkerStart).beats);
lockDownGlobals(globalThis);
expose(createUserCodeApi(beat), nodeEndpoint(parentPort));
