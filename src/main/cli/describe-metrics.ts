import type { LatencyView, MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { formatTable } from "./format-table.ts";

const KILOBYTE = 1_024;

/** What the owner measured of itself, as text. */
export function describeMetrics(metrics: MetricsView): string {
  const { publishToHandlers, publishToDurable, streamedToDurable, eventLoopDelay, queues } = metrics;
  const waiting = queues.reduce((sum, { depth }) => sum + depth, 0);
  const lagMs = Math.max(0, ...queues.map((queue) => queue.lagMs ?? 0));
  const resting = queues.filter(({ isResting }) => isResting);
  const wal = Object.entries(metrics.walBytes).map(
    ([file, bytes]) => `${file} ${(bytes / KILOBYTE).toFixed(0)} kB`,
  );
  return [
    formatTable(
      [
        { title: "latency", align: "left" },
        { title: "count", align: "right" },
        { title: "median ms", align: "right" },
        { title: "p99 ms", align: "right" },
        { title: "max ms", align: "right" },
      ],
      [
        latencyRow("publish to handlers", publishToHandlers),
        latencyRow("publish to durable", publishToDurable),
        latencyRow("streamed to durable", streamedToDurable),
        latencyRow("run start", metrics.runStart),
        latencyRow("step overhead", metrics.stepOverhead),
        latencyRow("event loop late", eventLoopDelay),
      ],
    ),
    `queues        ${waiting} waiting, the oldest for ${lagMs} ms`,
    ...resting.map(({ subscriber, log }) => `              ${subscriber} (${log}) rests: it keeps failing`),
    `dead letters  ${metrics.deadLetters}${metrics.deadLetters === 0 ? "" : " (gpt-trader dead-letters list)"}`,
    `wal           ${wal.join(", ")}`,
  ].join("\n");
}

function latencyRow(title: string, latency: LatencyView | undefined): readonly string[] {
  if (latency === undefined) return [title, "0", "—", "—", "—"];
  const { count, p50Ms, p99Ms, maxMs } = latency;
  return [title, String(count), ...[p50Ms, p99Ms, maxMs].map((durationMs) => durationMs.toFixed(2))];
}
