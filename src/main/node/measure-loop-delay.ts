import { monitorEventLoopDelay } from "node:perf_hooks";
import type { LatencySummary } from "#engine/bus/latency-histogram.ts";

/** The loop is looked at this often; Node counts the interval in. */
const RESOLUTION_MS = 10;
const NANOSECONDS = 1e6;

/** How late this process's event loop was at its timers since the start; `stop` ends it. */
export function measureLoopDelay(): {
  readonly summary: () => LatencySummary | undefined;
  readonly stop: () => void;
} {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  const lateMs = (nanoseconds: number): number => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS);
  return {
    summary: () =>
      delays.count === 0
        ? undefined
        : {
            count: delays.count,
            p50Ms: lateMs(delays.percentile(50)),
            p99Ms: lateMs(delays.percentile(99)),
            maxMs: lateMs(delays.max),
          },
    stop: () => void delays.disable(),
  };
}
