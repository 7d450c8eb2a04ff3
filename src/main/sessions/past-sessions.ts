import { viewPaper } from "#engine/session/view-paper.ts";
import { viewDay } from "#engine/session/view-session.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { restoreSession, SESSIONS_LISTED, type SessionSources } from "./session-library.ts";
import type { SnapshotStore } from "#main/store/snapshot-store.ts";

/** A session that lacks a snapshot of its last events is given one from so many on, so that no start folds them again. */
const TAIL_KEPT = 1_000;

/**
 * Paper sessions of earlier processes, newest first, from their snapshots and the events since; one that was cut off is
 * failed.
 */
export function readPastSessions(
  files: SessionSources & { readonly snapshots: SnapshotStore },
): readonly PaperView[] {
  return files.sessions.list(SESSIONS_LISTED).map(({ sessionId, tsClosedMs }) => {
    const session = restoreSession(files, sessionId);
    if (session.eventsSinceSnapshot >= TAIL_KEPT) files.snapshots.save(session.takeSnapshot());
    const view = { ...viewPaper(session.state), ...viewDay(session) };
    return tsClosedMs === undefined ? { ...view, status: "failed" } : view;
  });
}
