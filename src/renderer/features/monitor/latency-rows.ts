import type { LatencyView, MetricsView } from "#shared/ipc/channels/metrics-channels.ts";

export interface LatencyRow {
  readonly id: string;
  readonly title: string;
  /** What was measured, for people. */
  readonly note: string;
  readonly latency: LatencyView | undefined;
}

/** What is known to be measured; anything else that main measures is shown by the words of its name. */
const KNOWN: Readonly<Record<string, { readonly title: string; readonly note: string }>> = {
  publishToHandlers: {
    title: "Event to handlers",
    note: "heard by every handler",
  },
  publishToDurable: { title: "Event to disk, durable", note: "committed and synced" },
  streamedToDurable: { title: "Event to disk, streamed", note: "its row committed" },
  eventLoopDelay: { title: "Event-loop delay", note: "how late the main process is" },
  stepOverhead: { title: "Step overhead", note: "what the workflow engine adds to a step" },
  runStart: { title: "Run start", note: "from its first event to its first call" },
};

/** A row for each latency of the owner; one without a measurement yet is there too. */
export function latencyRows(metrics: MetricsView): readonly LatencyRow[] {
  return Object.entries(metrics).flatMap(([id, value]: readonly [string, unknown]) => {
    if (value !== undefined && !isLatency(value)) return [];
    const { title, note } = KNOWN[id] ?? { title: wordsOf(id), note: "" };
    return [{ id, title, note, latency: value }];
  });
}

function isLatency(value: unknown): value is LatencyView {
  return typeof value === "object" && value !== null && "p50Ms" in value && "p99Ms" in value;
}

/** `stepOverhead` reads `Step overhead`. */
function wordsOf(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
