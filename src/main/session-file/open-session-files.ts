import { basename } from "node:path";
import type { SessionState } from "#engine/session/session-state.ts";
import { hashArtifact } from "#main/store/hash-artifact.ts";
import { openStoreForReading } from "#main/store/open-store.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { toEnvelope } from "#main/store/event-log.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { exportSession } from "./export-session.ts";
import { importSession, listImported, type ImportedSession } from "./imported-sessions.ts";
import { foldedHash, readSessionFile, type SessionFile } from "./read-session-file.ts";
import { unknownSession } from "./session-file-error.ts";
import type { HeaderLine, ManifestLine, SessionRow } from "./session-file-lines.ts";
import { findSessionRow, readSessionRows } from "./session-rows.ts";

/** A session as it was recorded: what a replay plays. */
export interface RecordedSession {
  readonly sessionId: string;
  /** The log that it is in, or the file. */
  readonly source: string;
  /** Of the session and of its run, ascending. */
  readonly events: readonly AnyEnvelope[];
  /** Of the state that all of them fold to. */
  readonly stateHash: string;
}

/** Sessions of a workspace as files; reads the workspace's own files and never becomes their owner. */
export interface SessionFiles {
  /** `last` is the newest session. */
  export(session: string, target: string): { readonly sessionId: string; readonly manifest: ManifestLine };
  verify(file: string): SessionFile;
  import(file: string): ImportedSession & { readonly isNew: boolean };
  listImported(): readonly ImportedSession[];
  /** A session of the logs, else an imported one; throws `session.unknown`. */
  readRecorded(session: string): RecordedSession;
}

const LOGS = ["paper", "live", "research"] as const;

/** `logs` is where the workspace's logs can be read, when that is not in the workspace itself. */
export function openSessionFiles(workspace: string, program: string, logs = workspace): SessionFiles {
  return {
    export: (id, target) =>
      withSession(logs, id, ({ db, log, session }) => ({
        sessionId: session.session_id,
        manifest: exportSession({ db, log, session, target, program }),
      })) ?? fail(id),
    verify: readSessionFile,
    import: (file) => importSession(workspace, file),
    listImported: () => listImported(workspace),
    readRecorded: (id) =>
      withSession(logs, id, readFromLog) ?? readFromFile(listImported(workspace), id) ?? fail(id),
  };
}

interface FoundSession {
  readonly db: ReadDb;
  readonly log: HeaderLine["log"];
  readonly session: SessionRow;
}

function withSession<Answer>(
  logs: string,
  id: string,
  work: (found: FoundSession) => Answer,
): Answer | undefined {
  const store = openStoreForReading(logs);
  try {
    for (const log of LOGS) {
      const db = store.logs.find(({ name }) => basename(name, ".sqlite") === log);
      const session = db && findSessionRow(db, id);
      if (db !== undefined && session !== undefined) return work({ db, log, session });
    }
    return undefined;
  } finally {
    store.close();
  }
}

function readFromLog({ db, log, session }: FoundSession): RecordedSession {
  const read = db.transaction(() => [...readSessionRows(db, session)]);
  const events = read().map(({ row }) => toEnvelope(row, db.name));
  const sessionId = session.session_id;
  return { sessionId, source: `the ${log} log`, events, stateHash: foldedHash(sessionId, events) };
}

function readFromFile(imported: readonly ImportedSession[], id: string): RecordedSession | undefined {
  const found = imported.find(({ session }) => session?.header.sessionId === id)?.session;
  if (found === undefined) return undefined;
  const { header, events } = found;
  const { sessionId } = header;
  // Folded here: the manifest's may be of another version of the fold.
  return { sessionId, source: "an imported file", events, stateHash: foldedHash(sessionId, events) };
}

function fail(id: string): never {
  throw unknownSession(id);
}

/** The hash of a replayed state, and of the fold of what was recorded up to the same event. */
export function recordedHash(
  { sessionId, events, stateHash }: RecordedSession,
  seq: number,
  state: SessionState,
): { readonly replayed: string; readonly recorded: string } {
  const isWhole = seq === events.at(-1)?.seq;
  const recorded = isWhole
    ? stateHash
    : foldedHash(
        sessionId,
        events.filter((event) => event.seq <= seq),
      );
  return { replayed: hashArtifact(state), recorded };
}
