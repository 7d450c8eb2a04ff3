import type { LatencyView, MetricsView } from "#shared/ipc/channels/metrics-channels.ts";
import { listWorries, MEASURE_HELP } from "#shared/model/measure-help.ts";
import type { MeasureHelp } from "#shared/model/measure-help.ts";

export interface LatencyRow {
  readonly id: string;
  readonly title: string;
  /** Undefined for what main measures and this window does not know. */
  readonly help: MeasureHelp | undefined;
  readonly latency: LatencyView | undefined;
  /** It is past the limit that its help names. */
  readonly isWorry: boolean;
}

/** A row for each latency of the owner; one without a measurement yet is there too. */
export function latencyRows(metrics: MetricsView): readonly LatencyRow[] {
  const worries = listWorries(metrics);
  return Object.entries(metrics).flatMap(([id, value]: readonly [string, unknown]) => {
    if (value !== undefined && !isLatency(value)) return [];
    const help = Object.values(MEASURE_HELP).find((known) => known.id === id);
    const isWorry = help !== undefined && worries.includes(help.id);
    return [{ id, title: help?.title ?? wordsOf(id), help, latency: value, isWorry }];
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
