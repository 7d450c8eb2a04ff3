import { createEventReader } from "#main/store/event-log.ts";
import { openLogForReading } from "#main/store/open-store.ts";
import { createSessionReader } from "#main/store/session-store.ts";
import { createSnapshotReader } from "#main/store/snapshot-store.ts";
import { createSessionLibrary, unknownSession, type SessionLibrary } from "./session-library.ts";

/** The paper sessions of a workspace's files, which are opened for each question and only read. */
export function sessionsOfFiles(workspace: string): SessionLibrary {
  const withLog = <Answer>(ask: (library: SessionLibrary) => Answer, none: () => Answer): Answer => {
    const db = openLogForReading(workspace, "paper");
    if (db === undefined) return none();
    try {
      const log = createEventReader(db);
      // Who owns the workspace tells of snapshots that are passed over; the answer is the same without them.
      const snapshots = createSnapshotReader(db, () => undefined);
      return ask(createSessionLibrary({ sessions: createSessionReader(db), log, snapshots }));
    } finally {
      db.close();
    }
  };
  return {
    list: () =>
      withLog(
        (library) => library.list(),
        () => [],
      ),
    get: (input) =>
      withLog(
        (library) => library.get(input),
        () => {
          throw unknownSession(input.of);
        },
      ),
  };
}
