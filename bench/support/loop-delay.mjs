import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 5;

/** Watches how late this thread comes to its timers while the work goes on elsewhere; milliseconds. */
export async function watchLoop(work) {
  const watch = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  watch.enable();
  const value = await work();
  watch.disable();
  return { value, delayP99Ms: watch.percentile(99) / 1e6, delayMaxMs: watch.max / 1e6 };
}
