import type { BusMeter } from "#engine/bus/bus-meter.ts";
import type { LatencySummary } from "#engine/bus/latency-histogram.ts";
import type { RunMeter } from "#engine/workflow/run-meter.ts";
import type { Store } from "#main/store/open-store.ts";
import { walBytes } from "#main/store/wal-bytes.ts";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import type { DeadLetters } from "#main/logs/dead-letters.ts";
import type { RelayQueue } from "#main/relays/subscribe-relays.ts";

export interface MetricsPorts {
  readonly store: Store;
  readonly meter: BusMeter;
  readonly runMeter: RunMeter;
  readonly queues: readonly RelayQueue[];
  readonly letters: DeadLetters;
  readonly workers: () => MetricsView["workers"];
  readonly loopDelay: () => LatencySummary | undefined;
}

/** The size of each file's WAL. */
export function readWalBytes({ research, paper, live, bars }: Store): MetricsView["walBytes"] {
  return {
    research: walBytes(research),
    paper: walBytes(paper),
    live: walBytes(live),
    bars: walBytes(bars),
  };
}

/** What this process measured of itself, now. */
export function readMetrics({
  store,
  meter,
  runMeter,
  queues,
  letters,
  workers,
  loopDelay,
}: MetricsPorts): MetricsView {
  return {
    ...meter.latencies(),
    ...runMeter.latencies(),
    eventLoopDelay: loopDelay(),
    walBytes: readWalBytes(store),
    queues: queues.map(({ log, queue }) => ({ log, ...queue.state() })),
    deadLetters: letters.count(),
    workers: workers(),
    memoryBytes: process.memoryUsage().rss,
  };
}
