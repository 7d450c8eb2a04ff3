import type { CorrelationId, EventId, RunId, SessionId } from "../model/ids.ts";
import type { EpochMs } from "../model/time.ts";
import type { AlertEvents } from "./alert-events.ts";
import type { DataEvents } from "./data-events.ts";
import type { JobEvents } from "./job-events.ts";
import type { LogEvents } from "./log-events.ts";
import type { MarketEvents } from "./market-events.ts";
import type { OrderEvents } from "./order-events.ts";
import type { PositionEvents } from "./position-events.ts";
import type { RiskEvents } from "./risk-events.ts";
import type { SessionEvents } from "./session-events.ts";
import type { StudyEvents } from "./study-events.ts";
import type { SystemEvents } from "./system-events.ts";
import type { TriggerEvents } from "./trigger-events.ts";
import type { VenueEvents } from "./venue-events.ts";
import type { WorkflowEvents } from "./workflow-events.ts";

/** Every event of the product: its name and its payload. */
export interface EventMap
  extends
    MarketEvents,
    DataEvents,
    OrderEvents,
    PositionEvents,
    RiskEvents,
    SessionEvents,
    VenueEvents,
    WorkflowEvents,
    TriggerEvents,
    JobEvents,
    LogEvents,
    StudyEvents,
    AlertEvents,
    SystemEvents {}

export type EventName = keyof EventMap;

/**
 * `durable`: committed before any handler hears it. `streamed`: handlers first, stored in groups.
 * The record is complete, so a new event must choose.
 */
export const EVENT_CLASS: Readonly<Record<EventName, "durable" | "streamed">> = {
  "market.data.updated": "streamed",
  "feed.connected": "durable",
  "feed.lost": "durable",
  "regime.changed": "durable",
  "series.market.changed": "durable",
  "signal.raised": "durable",
  "order.submitted": "durable",
  "order.denied": "durable",
  "order.accepted": "durable",
  "order.rejected": "durable",
  "order.filled": "durable",
  "order.cancelled": "durable",
  "order.expired": "durable",
  "order.updated": "durable",
  "order.lost": "durable",
  "order.resent": "durable",
  "order.cancel.requested": "durable",
  "order.cancel.refused": "durable",
  "venue.lost": "durable",
  "venue.reconciled": "durable",
  "venue.contradicted": "durable",
  "trade.executed": "durable",
  "position.opened": "durable",
  "position.changed": "durable",
  "position.closed": "durable",
  "account.charged": "durable",
  "balance.changed": "streamed",
  "risk.limit.breached": "durable",
  "trading.halted": "durable",
  "trading.resumed": "durable",
  "session.opened": "durable",
  "session.restored": "durable",
  "session.closed": "durable",
  "workflow.started": "durable",
  "workflow.resumed": "durable",
  "workflow.step.started": "durable",
  "workflow.step.completed": "durable",
  "workflow.step.failed": "durable",
  "workflow.completed": "durable",
  "workflow.failed": "durable",
  "workflow.cancelled": "durable",
  "workflow.activated": "durable",
  "workflow.deactivated": "durable",
  "trigger.fired": "durable",
  "trigger.missed": "durable",
  "trigger.skipped": "durable",
  "workflow.pausing": "durable",
  "workflow.paused": "durable",
  "workflow.continued": "durable",
  "workflow.approval.asked": "durable",
  "workflow.approval.decided": "durable",
  "job.queued": "durable",
  "job.progressed": "streamed",
  "job.completed": "durable",
  "job.failed": "durable",
  "health.degraded": "durable",
  "health.restored": "durable",
  "error.raised": "durable",
  "log.compacted": "durable",
  "study.started": "durable",
  "study.resumed": "durable",
  "study.paused": "durable",
  "study.continued": "durable",
  "study.completed": "durable",
  "study.stopped": "durable",
  "study.holdout.opened": "durable",
  "study.applied": "durable",
  "alert.rule.saved": "durable",
  "alert.rule.removed": "durable",
  "alert.raised": "durable",
  "alert.cleared": "durable",
  "alert.acknowledged": "durable",
  "alert.snoozed": "durable",
};

export interface Envelope<Name extends EventName = EventName> {
  /** Order of replay; gap-free in its log file. */
  readonly seq: number;
  readonly id: EventId;
  readonly name: Name;
  readonly payload: EventMap[Name];
  /** When it happened. */
  readonly tsEventMs: EpochMs;
  /** When we knew. */
  readonly tsInitMs: EpochMs;
  readonly sessionId: SessionId;
  readonly runId: RunId | undefined;
  /** The run or the command that it belongs to. */
  readonly correlationId: CorrelationId;
  /** The direct parent. */
  readonly causationId: EventId | undefined;
}

/** Narrows its payload by `switch (envelope.name)`. */
export type AnyEnvelope = { [Name in EventName]: Envelope<Name> }[EventName];

/** What a publisher may add to an event; the rest is the bus's. */
export interface EventOrigin {
  readonly sessionId?: SessionId;
  readonly runId?: RunId;
  readonly correlationId?: CorrelationId;
  readonly causationId?: EventId;
  readonly tsEventMs?: EpochMs;
}
