import { workerData } from "node:worker_threads";
import { startHeartbeat } from "#main/workers/heartbeat.ts";
import type { WorkerStart } from "#main/workers/worker-contract.ts";

/** A thread whose code never finishes loading. */
startHeartbeat((workerData as WorkerStart).beats);
for (;;);
