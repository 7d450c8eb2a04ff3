import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { epochMs } from "#shared/model/time.ts";
import type { SessionStore } from "#main/store/session-store.ts";

/** Keeps the table of sessions: one row when a session opens, its end when it closes. */
export function createSessionRelay(store: SessionStore): { readonly onEvent: (event: AnyEnvelope) => void } {
  return {
    onEvent(event) {
      const { sessionId, tsEventMs } = event;
      if (event.name === "session.opened") {
        // There is a session already when a dead letter tells it again.
        const known = store.get(sessionId);
        store.save({
          ...event.payload,
          sessionId,
          tsOpenedMs: tsEventMs,
          tsClosedMs: known?.tsClosedMs,
          closeReason: known?.closeReason,
        });
      }
      if (event.name === "session.closed") {
        const session = store.get(sessionId);
        if (session === undefined) return;
        store.save({ ...session, tsClosedMs: epochMs(tsEventMs), closeReason: event.payload.reason });
      }
    },
  };
}
