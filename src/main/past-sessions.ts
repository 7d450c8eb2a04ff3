import { emptySnapshot, restore } from "#engine/session/restore.ts";
import { viewPaper } from "#engine/session/view-paper.ts";
import type { EventReader } from "#main/store/event-log.ts";
import type { SessionStore } from "#main/store/session-store.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";

const SESSIONS_LISTED = 50;

/** Paper sessions of earlier processes, newest first, folded from their events; one that was cut off is failed. */
export function readPastSessions(sessions: SessionStore, log: EventReader): readonly PaperView[] {
  return sessions.list(SESSIONS_LISTED).map(({ sessionId, tsClosedMs }) => {
    const events = log.readSession(sessionId);
    const view = log.fold(`session ${sessionId}`, () =>
      viewPaper(restore(emptySnapshot(sessionId), events).state),
    );
    return tsClosedMs === undefined ? { ...view, status: "failed" } : view;
  });
}
