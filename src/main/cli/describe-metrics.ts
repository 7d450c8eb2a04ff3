import type { LatencyView, MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { listWorries, MEASURE_HELP, sumMeasures } from "#shared/model/measure-help.ts";
import { formatTable, right } from "./format-table.ts";

const KILOBYTE = 1_024;
const MEGABYTE = 1_000_000;
const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** What the owner measured of itself, as text. */
export function describeMetrics(metrics: MetricsView): string {
  const { publishToHandlers, publishToDurable, streamedToDurable, eventLoopDelay, queues } = metrics;
  const { queueDepth, queueLagMs, threads, busyThreads, waitingCalls } = sumMeasures(metrics);
  const resting = queues.filter(({ isResting }) => isResting);
  const wal = Object.entries(metrics.walBytes).map(
    ([file, bytes]) => `${file} ${(bytes / KILOBYTE).toFixed(0)} kB`,
  );
  return [
    formatTable(
      ["latency", right("count"), right("median ms"), right("p99 ms"), right("max ms"), "0.1 ms … 1 s"],
      [
        latencyRow("publish to handlers", publishToHandlers),
        latencyRow("publish to durable", publishToDurable),
        latencyRow("streamed to durable", streamedToDurable),
        latencyRow("run start", metrics.runStart),
        latencyRow("step overhead", metrics.stepOverhead),
        latencyRow("event loop late", eventLoopDelay),
      ],
    ),
    `queues        ${queueDepth} waiting, the oldest for ${queueLagMs} ms`,
    ...resting.map(({ subscriber, log }) => `              ${subscriber} (${log}) rests: it keeps failing`),
    `workers       ${busyThreads} of ${threads} threads busy, ${waitingCalls} calls waiting`,
    `dead letters  ${metrics.deadLetters}${metrics.deadLetters === 0 ? "" : " (gpt-trader dead-letters list)"}`,
    `wal           ${wal.join(", ")}`,
    ...(metrics.memoryBytes === undefined
      ? []
      : [`memory        ${(metrics.memoryBytes / MEGABYTE).toFixed(0)} MB`]),
    ...listWorries(metrics).map((id) => `look at       ${MEASURE_HELP[id].title}: ${MEASURE_HELP[id].worry}`),
  ].join("\n");
}

/** What each measure means, how it is computed, and when to worry. */
export function explainMeasures(): string {
  return Object.values(MEASURE_HELP)
    .map(({ title, meaning, computed, worry }) =>
      [title, `  ${meaning}`, `  ${computed}`, `  Worry: ${worry}`].join("\n"),
    )
    .join("\n\n");
}

function latencyRow(title: string, latency: LatencyView | undefined): readonly string[] {
  if (latency === undefined) return [title, "0", "—", "—", "—"];
  const { count, p50Ms, p99Ms, maxMs } = latency;
  return [
    title,
    String(count),
    ...[p50Ms, p99Ms, maxMs].map((durationMs) => durationMs.toFixed(2)),
    spreadOf(latency),
  ];
}

/** A bar a bucket, the fullest the highest; a dot where there is none. */
function spreadOf({ buckets }: LatencyView): string {
  const most = Math.max(...buckets.map(({ count }) => count));
  return buckets
    .map(({ count }) => (count === 0 ? "·" : BARS[Math.ceil((count / most) * BARS.length) - 1]))
    .join("");
}
