import { workerData } from "node:worker_threads";
import { startHeartbeat } from "./heartbeat.ts";
import type { WorkerStart } from "./worker-contract.ts";

// The first sign of life comes before the code of the slices, so that the host tells a slow start from a load that hangs.
const beat = startHeartbeat((workerData as WorkerStart).beats);
void import("./serve-slices.ts").then(({ serveSlices }) => serveSlices(beat));
