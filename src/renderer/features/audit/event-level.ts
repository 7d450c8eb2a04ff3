import type { AnyEnvelope } from "#shared/events/event-map.ts";

/** How much an event asks of a person; `detail` is what streams by. */
export const EVENT_LEVELS = ["detail", "info", "warning", "critical"] as const;
export type EventLevel = (typeof EVENT_LEVELS)[number];

const CRITICAL: ReadonlySet<string> = new Set([
  "trading.halted",
  "risk.limit.breached",
  "venue.contradicted",
  "venue.lost",
]);

const WARNINGS: ReadonlySet<string> = new Set([
  "order.denied",
  "order.rejected",
  "order.lost",
  "order.cancel.refused",
  "feed.lost",
  "workflow.failed",
  "workflow.step.failed",
  "job.failed",
  "health.degraded",
  "error.raised",
  "trigger.missed",
]);

const DETAILS: ReadonlySet<string> = new Set(["market.data.updated", "balance.changed", "job.progressed"]);

export function eventLevel(event: AnyEnvelope): EventLevel {
  if (event.name === "alert.raised") return event.payload.alert.severity;
  if (CRITICAL.has(event.name)) return "critical";
  if (WARNINGS.has(event.name)) return "warning";
  return DETAILS.has(event.name) ? "detail" : "info";
}
