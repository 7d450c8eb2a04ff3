import type { Envelope, EventName } from "#shared/events/event-map.ts";

/** What the fold reads of an envelope: a reader of the log need not build the rest. */
export type SessionEventOf<Name extends EventName> = Pick<
  Envelope<Name>,
  "seq" | "name" | "payload" | "tsEventMs" | "sessionId"
>;

export type SessionEvent = { [Name in EventName]: SessionEventOf<Name> }[EventName];
