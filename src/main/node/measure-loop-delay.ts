import { createLatencyHistogram } from "#engine/bus/latency-histogram.ts";
import type { LatencySummary } from "#engine/bus/latency-histogram.ts";

/** The loop is looked at this often. */
const RESOLUTION_MS = 10;

/** How late this process's event loop was at its timers since the start; `stop` ends it. */
export function measureLoopDelay(): {
  readonly summary: () => LatencySummary | undefined;
  readonly stop: () => void;
} {
  const delays = createLatencyHistogram();
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    delays.record(nowMs - lastMs - RESOLUTION_MS);
    lastMs = nowMs;
  }, RESOLUTION_MS).unref();
  return { summary: () => delays.summary(), stop: () => clearInterval(timer) };
}
