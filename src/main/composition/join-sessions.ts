import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import { viewDay } from "#engine/session/view-session.ts";
import type { Book } from "#main/logs/books.ts";
import { nodeTimer } from "#main/node/node-ports.ts";
import { readPastSessions } from "#main/sessions/past-sessions.ts";
import type { PushHub } from "#main/relays/push-hub.ts";
import { createPaperRelay } from "#main/relays/paper-relay.ts";
import { createSessionLibrary, type SessionLibrary } from "#main/sessions/session-library.ts";
import { createSnapshotStore } from "#main/store/snapshot-store.ts";
import { createTradingSessions, type TradingSessions } from "#main/sessions/trading-sessions.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { sessionId } from "#shared/model/ids.ts";
import type { Ground } from "./open-ground.ts";

/** The paper sessions of a workspace: those that trade, and those of earlier processes. */
export interface Sessions {
  readonly book: Book;
  readonly trading: TradingSessions;
  readonly library: SessionLibrary;
  readonly relay: ReturnType<typeof createPaperRelay>;
  /** Newest first; a session that goes on is listed once, as it stands now. */
  list(): readonly PaperView[];
}

interface SessionsPorts {
  readonly ground: Ground;
  /** Read before anything of this process is in the log. */
  readonly past: ReturnType<typeof readSessionFiles>;
  readonly desk: PaperDesk;
  readonly hub: PushHub;
}

/** What earlier processes have left of their sessions. */
export function readSessionFiles({ books, store, log }: Ground) {
  const book = books.ofMode("paper");
  const files = {
    sessions: book.sessions,
    log: book.log,
    snapshots: createSnapshotStore(store.paper, (ignored) =>
      log.log("warn", "snapshot ignored", { ...ignored }),
    ),
  };
  return { book, files, sessions: readPastSessions(files) };
}

export function joinSessions({ ground, past, desk, hub }: SessionsPorts): Sessions {
  const { books, report } = ground;
  const trading = createTradingSessions({
    ...past.files,
    report,
    stop(id, reason) {
      const view = desk.stop(id, reason);
      books.flush();
      return view;
    },
  });
  const withDay = (view: PaperView): PaperView => {
    const session = trading.following(sessionId(view.sessionId));
    if (session !== undefined) return { ...view, ...viewDay(session) };
    // A session that was stopped in an earlier process has no more events.
    const day = past.sessions.find((one) => one.sessionId === view.sessionId)?.day;
    return day === undefined ? view : { ...view, day };
  };
  return {
    book: past.book,
    trading,
    library: createSessionLibrary(past.files, (id) => trading.following(id)),
    relay: createPaperRelay({
      desk,
      timer: nodeTimer,
      push: (view) => hub.push("paper:changed", withDay(view)),
    }),
    list() {
      const here = desk.list().map(withDay).toReversed();
      const ids = new Set(here.map((view) => view.sessionId));
      return [...here, ...past.sessions.filter((view) => !ids.has(view.sessionId))];
    },
  };
}
