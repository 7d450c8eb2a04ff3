import { createHash } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { syncDirectoryOf, syncFile } from "#main/files/durable-file.ts";
import { SESSION_FOLD_VERSION } from "#engine/session/session-state.ts";
import { createArtifactReader } from "#main/store/artifact-store.ts";
import { chainHashLike } from "#main/store/event-chain.ts";
import { toEnvelope } from "#main/store/event-log.ts";
import type { ReadDb } from "#main/store/open-db.ts";
import { withStoreErrors } from "#main/store/store-error.ts";
import { AppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import { outputsOf } from "./needed-artifacts.ts";
import { toPlainJson } from "./plain-json.ts";
import { foldedHash } from "./read-session-file.ts";
import { FORMAT, FORMAT_VERSION } from "./session-file-lines.ts";
import type { EventLine, HeaderLine, ManifestLine, SessionRow } from "./session-file-lines.ts";
import { readSessionRows } from "./session-rows.ts";

export interface ExportOptions {
  readonly db: ReadDb;
  readonly log: HeaderLine["log"];
  readonly session: SessionRow;
  readonly target: string;
  /** Version of this program. */
  readonly program: string;
}

/**
 * Writes a session, the events of it and of its run, and what the run's steps answered, into one file that is there
 * whole or not at all. Throws `session-file.log-damaged` for an event that is not as it was written.
 */
export function exportSession(options: ExportOptions): ManifestLine {
  const { db, target } = options;
  const unfinished = `${target}.${process.pid}.part`;
  try {
    const manifest = writeTo(unfinished, (writer) =>
      // One look at the log, so that all is of one moment while its owner writes.
      withStoreErrors(db.name, () => db.transaction(() => writeLines(options, writer))()),
    );
    syncFile(unfinished);
    renameSync(unfinished, target);
    syncDirectoryOf(target);
    return manifest;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

interface Writer {
  readonly write: (line: object) => void;
  /** Of all that was written. */
  readonly sha256: () => string;
}

function writeTo(file: string, work: (writer: Writer) => ManifestLine): ManifestLine {
  const descriptor = openSync(file, "w", 0o600);
  const digest = createHash("sha256");
  try {
    return work({
      write(line) {
        const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
        digest.update(bytes);
        for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      },
      sha256: () => digest.copy().digest("hex"),
    });
  } finally {
    closeSync(descriptor);
  }
}

function writeLines({ db, log, session, program }: ExportOptions, { write, sha256 }: Writer): ManifestLine {
  const sessionId = session.session_id;
  write({ kind: "header", format: FORMAT, version: FORMAT_VERSION, program, log, sessionId });
  write({ kind: "session", row: session });
  const events: AnyEnvelope[] = [];
  let first: EventLine | undefined;
  let last: EventLine | undefined;
  for (const { row, hash, before } of readSessionRows(db, session)) {
    if (chainHashLike(hash, before, row) !== hash) throw damagedLog(db.name, row.seq);
    const isNext = row.seq === (last?.row.seq ?? 0) + 1;
    const line: EventLine = { kind: "event", row, hash, ...(isNext ? {} : { previous: before }) };
    write(line);
    events.push(toEnvelope(row, db.name));
    first ??= line;
    last = line;
  }
  if (first === undefined || last === undefined) throw damagedLog(db.name, 0);
  const artifacts = writeArtifacts(db, events, write);
  const manifest: ManifestLine = {
    kind: "manifest",
    events: events.length,
    artifacts,
    firstSeq: first.row.seq,
    lastSeq: last.row.seq,
    headHash: last.hash,
    foldVersion: SESSION_FOLD_VERSION,
    stateHash: foldedHash(sessionId, events),
    sha256: sha256(),
  };
  write(manifest);
  return manifest;
}

function writeArtifacts(db: ReadDb, events: readonly AnyEnvelope[], write: Writer["write"]): number {
  const reader = createArtifactReader(db);
  const kindOf = db.prepare<[string], string>("SELECT kind FROM artifacts WHERE hash = ?").pluck();
  const needed = new Set(events.flatMap(outputsOf));
  for (const hash of needed) {
    const type = kindOf.get(hash);
    if (type === undefined) throw missingArtifact(hash);
    write({ kind: "artifact", hash, type, value: toPlainJson(reader.get(hash)) });
  }
  return needed.size;
}

function damagedLog(file: string, seq: number): AppError {
  return new AppError({
    kind: "user",
    code: "session-file.log-damaged",
    message: `${file}: event ${seq} of the session is not as it was written`,
    field: `seq ${seq}`,
    value: file,
    remedy:
      "gpt-trader audit verify names the first row that was changed; restore a backup and export from it",
  });
}

function missingArtifact(hash: ContentHash): AppError {
  return new AppError({
    kind: "user",
    code: "session-file.log-damaged",
    message: `what a step of the session's run answered is missing, hash ${hash}`,
    field: "artifact",
    value: hash,
    remedy: "restore a backup (gpt-trader backup list) and export from it",
  });
}
