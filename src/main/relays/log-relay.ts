import type { Logger, LogLevel } from "#engine/base/logger.ts";
import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";

/** What a person looks for in the log when something went wrong, and how it ended; the rest is in the audit trail. */
const LEVEL_OF_EVENT: Readonly<Partial<Record<EventName, LogLevel>>> = {
  "workflow.completed": "info",
  "workflow.cancelled": "info",
  "workflow.paused": "info",
  "workflow.approval.asked": "info",
  "workflow.approval.decided": "info",
  "workflow.failed": "error",
  "workflow.step.failed": "error",
  "order.rejected": "warn",
  "order.lost": "warn",
  "venue.lost": "warn",
  "venue.reconciled": "info",
  "venue.contradicted": "error",
  "risk.limit.breached": "warn",
  "trading.halted": "error",
  "trading.resumed": "info",
  "feed.lost": "warn",
  "job.failed": "error",
  "health.degraded": "warn",
  "health.restored": "info",
  "error.raised": "error",
};

/** Writes events to the log file, each with what it belongs to. */
export function createLogRelay(log: Logger): {
  readonly patterns: readonly string[];
  readonly onEvent: (event: AnyEnvelope) => void;
} {
  return {
    patterns: Object.keys(LEVEL_OF_EVENT),
    onEvent({ name, seq, sessionId, runId, correlationId, causationId, payload }) {
      const level = LEVEL_OF_EVENT[name];
      if (level === undefined) return;
      log.log(level, name, { seq, sessionId, runId, correlationId, causationId, payload });
    },
  };
}
