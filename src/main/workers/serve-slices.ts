import { createSliceWorkerApi } from "./answer-call.ts";
import { exposeToHost } from "./expose-to-host.ts";
import { createWorkerRegistry } from "./worker-registry.ts";

/** Offers the built-in slices to the host of this thread. */
export function serveSlices(beat: () => void): void {
  exposeToHost((host) => createSliceWorkerApi(createWorkerRegistry(), host), beat);
}
