import type { BusMeter } from "#engine/bus/bus-meter.ts";
import type { LatencySummary } from "#engine/bus/latency-histogram.ts";
import type { Store } from "#main/store/open-store.ts";
import { walBytes } from "#main/store/wal-bytes.ts";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import type { DeadLetters } from "./dead-letters.ts";
import type { RelayQueue } from "./subscribe-relays.ts";

export interface MetricsPorts {
  readonly store: Store;
  readonly meter: BusMeter;
  readonly queues: readonly RelayQueue[];
  readonly letters: DeadLetters;
  readonly loopDelay: () => LatencySummary | undefined;
}

/** What this process measured of itself, now. */
export function readMetrics({ store, meter, queues, letters, loopDelay }: MetricsPorts): MetricsView {
  const { research, paper, live, bars } = store;
  return {
    ...meter.latencies(),
    eventLoopDelay: loopDelay(),
    walBytes: {
      research: walBytes(research),
      paper: walBytes(paper),
      live: walBytes(live),
      bars: walBytes(bars),
    },
    queues: queues.map(({ log, queue }) => ({ log, ...queue.state() })),
    deadLetters: letters.count(),
  };
}
