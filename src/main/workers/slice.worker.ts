import { createSliceWorkerApi } from "./answer-call.ts";
import { exposeToHost } from "./expose-to-host.ts";
import { createWorkerRegistry } from "./worker-registry.ts";

exposeToHost((host) => createSliceWorkerApi(createWorkerRegistry(), host));
