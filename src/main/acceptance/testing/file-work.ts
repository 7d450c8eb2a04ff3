import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { anEnvelope } from "#main/store/testing/an-envelope.ts";
import { insertUnchained } from "#main/store/testing/chained-log.ts";
import { createBackup } from "#main/backup/create-backup.ts";
import { restoreBackup } from "#main/backup/restore-backup.ts";
import { writeConfigFile } from "#main/config/config-file.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { LOG_NAMES } from "#main/store/open-store.ts";

const OPTIONS = { isOldSqliteAllowed: false };
/** The schema before events were chained. */
const UNCHAINED = { ...LOG_SCHEMA, migrations: LOG_SCHEMA.migrations.filter(({ number }) => number <= 30) };

/** What can be done to the files of a workspace; the number says how many events, which fee or at what time. */
export const FILE_WORK = {
  /** Brings each log to that many events. */
  open: (workspace: string, events: number) => forEachLog(workspace, (file) => fill(file, events)),
  /** Makes logs of an older version with that many events. */
  "write-old": (workspace: string, events: number) => forEachLog(workspace, (file) => writeOld(file, events)),
  "back-up": (workspace: string, nowMs: number) => createBackup(workspace, nowMs, "asked"),
  restore: (workspace: string, nowMs: number) => restoreBackup(workspace, "latest", nowMs),
  settings(workspace: string, feeBps: number) {
    mkdirSync(workspace, { recursive: true });
    writeConfigFile(join(workspace, "config.yaml"), { key: "run.feeBps", value: feeBps });
  },
} as const;
export type FileWork = keyof typeof FILE_WORK;

function forEachLog(workspace: string, work: (file: string) => void): void {
  mkdirSync(workspace, { recursive: true });
  for (const name of LOG_NAMES) work(join(workspace, `${name}.sqlite`));
}

function fill(file: string, count: number): void {
  const { db } = openDb(file, LOG_SCHEMA, OPTIONS);
  const log = createEventLog(db);
  const from = log.lastSeq();
  const missing = Array.from({ length: Math.max(0, count - from) }, (_, index) =>
    anEnvelope(from + index + 1),
  );
  if (missing.length > 0) log.append(missing);
  db.close();
}

function writeOld(file: string, count: number): void {
  const { db } = openDb(file, UNCHAINED, OPTIONS);
  insertUnchained(
    db,
    Array.from({ length: count }, (_, index) => anEnvelope(index + 1)),
  );
  db.close();
}
