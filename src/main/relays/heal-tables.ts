import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { createSessionRelay } from "./session-relay.ts";
import type { Book } from "#main/logs/books.ts";

/** A row is written right after its event, so only the newest events can lack theirs. */
const EVENTS_LOOKED_AT = 1_000;

/** Writes the rows of runs and sessions that a crash kept from being written after their events. */
export function healTables(
  { log, runs, sessions }: Pick<Book, "log" | "runs" | "sessions">,
  saveStart: (event: Envelope<"workflow.started">) => void,
): void {
  const relay = createSessionRelay(sessions);
  const newest = log.readAfter(Math.max(0, log.lastSeq() - EVENTS_LOOKED_AT), EVENTS_LOOKED_AT);
  for (const event of newest) {
    if (event.name === "workflow.started" && event.runId !== undefined) {
      if (runs.get(event.runId) === undefined) saveStart(event);
    } else if (lacksItsRow(event, sessions)) relay.onEvent(event);
  }
}

function lacksItsRow({ name, sessionId }: AnyEnvelope, sessions: Book["sessions"]): boolean {
  if (name === "session.opened") return sessions.get(sessionId) === undefined;
  return name === "session.closed" && sessions.get(sessionId)?.tsClosedMs === undefined;
}
