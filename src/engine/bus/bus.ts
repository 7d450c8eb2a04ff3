import type { AnyEnvelope, Envelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import type { EventId, SessionId } from "#shared/model/ids.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Causes } from "./causes.ts";

/** What the bus needs from its host. */
export interface BusPorts {
  readonly clock: Clock;
  newEventId(): EventId;
  /** The session of events whose origin names none. */
  readonly sessionId: SessionId;
  /** Highest `seq` in the log that `commit` writes to; the next event follows it. Default 0, an empty log. */
  readonly lastSeq?: number;
  /** Buses that share it find loops that go through several of them; default one of its own. */
  readonly causes?: Causes;
  /** Stores the envelopes, ascending and gapless in `seq`, all or none; when it returns they survive a crash. */
  commit(envelopes: readonly AnyEnvelope[]): void;
  /** Is told of each handler that threw; must not throw itself. */
  onDeadLetter?(letter: DeadLetter): void;
}

/** An event that a handler failed on; the other handlers heard it. */
export interface DeadLetter {
  readonly envelope: AnyEnvelope;
  /** The subscriber's name, or else the name or pattern that the handler had subscribed to. */
  readonly subscription: string;
  readonly error: AppError;
  /** How often it was tried; default once. */
  readonly attempts?: number;
}

/** One event to publish; `name` narrows `payload`. */
export type Publication = {
  readonly [Name in EventName]: {
    readonly name: Name;
    readonly payload: EventMap[Name];
    readonly origin?: EventOrigin;
  };
}[EventName];

/**
 * Ordered, synchronous events. When `publish` returns, and was not called from a handler, every handler has heard the
 * event and all that it gave rise to. An event published by a handler is delivered after the current one has reached
 * everybody.
 */
export interface Bus {
  /**
   * Publishes one event: a durable one is committed, after everything pending, before any handler hears it.
   * When that commit throws, nobody hears it, no `seq` is used and the error is the caller's.
   */
  publish<Name extends EventName>(name: Name, payload: EventMap[Name], origin?: EventOrigin): Envelope<Name>;
  /** Publishes several events of one turn; if one of them is durable they all share one commit. */
  publishAll(publications: readonly Publication[]): readonly AnyEnvelope[];
  subscribe<Name extends EventName>(name: Name, handler: (envelope: Envelope<Name>) => void): Dispose;
  /** Hears all events whose name matches; see `matchesTopic`. `subscriber` names it in dead letters, default the pattern. */
  subscribePattern(pattern: string, handler: (envelope: AnyEnvelope) => void, subscriber?: string): Dispose;
  /** What `work` publishes before it returns is caused by that event, as what a handler publishes is by what it hears. */
  causedBy<Value>(cause: AnyEnvelope, work: () => Value): Value;
  /**
   * Commits the streamed events that were heard but not stored yet, in pieces of at most 250; the host calls it within
   * 5 ms. What was stored before a commit throws stays stored.
   */
  flush(): void;
  /** The last 1,000, oldest first. */
  deadLetters(): readonly DeadLetter[];
  /** `seq` of the last event published. */
  lastSeq(): number;
}
