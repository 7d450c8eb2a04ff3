import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "#shared/errors/app-error.ts";
import { BARS_SCHEMA } from "./bars-schema.ts";
import { checkEndMark } from "./end-mark.ts";
import { readEndMark, refuseMissing } from "./end-mark-file.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb, openDbForReading, readSqliteVersion } from "./open-db.ts";
import type { OpenedDb, OpenOptions, ReadDb, WriteDb } from "./open-db.ts";

/** The files of a workspace: one log a mode, and the bars, which can be rebuilt. */
export interface Store {
  readonly research: WriteDb;
  readonly paper: WriteDb;
  readonly live: WriteDb;
  readonly bars: WriteDb;
  /** Version of the SQLite that this runtime brings. */
  readonly sqliteVersion: string;
  /** What a person must know of this runtime; empty when all is well. */
  readonly warnings: readonly string[];
  close(): void;
}

/** Opens the four files, or none: when one of them cannot be opened the others are closed again. */
export function openStore(directory: string, options: OpenOptions): Store {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const opened: OpenedDb[] = [];
  const open = (name: string, schema: typeof LOG_SCHEMA): WriteDb => {
    const one = openDb(join(directory, `${name}.sqlite`), schema, options);
    opened.push(one);
    return one.db;
  };
  const close = (): void => {
    for (const { db } of opened) db.close();
  };
  try {
    const dbs = {
      research: open("research", LOG_SCHEMA),
      paper: open("paper", LOG_SCHEMA),
      live: open("live", LOG_SCHEMA),
      bars: open("bars", BARS_SCHEMA),
    };
    const warnings = [...new Set(opened.flatMap((one) => one.warnings))];
    return { ...dbs, sqliteVersion: readSqliteVersion(dbs.research), warnings, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

/** True when a file was written by an older version and the next start brings it up to date. */
export function needsUpdate(directory: string): boolean {
  const files = [...LOG_NAMES.map((name) => [name, LOG_SCHEMA] as const), ["bars", BARS_SCHEMA] as const];
  return files.some(([name, schema]) => {
    try {
      openDbForReading(join(directory, `${name}.sqlite`), schema)?.close();
      return false;
    } catch (thrown) {
      // Whatever else is wrong with it is told when it is opened.
      return thrown instanceof AppError && thrown.code === "store.file-older";
    }
  });
}

/** The names of the logs; each is a file. */
export const LOG_NAMES = ["research", "paper", "live"] as const;

/** Opens one log only to look at it; undefined when there is none yet. Throws for one that lost its end, too. */
export function openLogForReading(directory: string, name: (typeof LOG_NAMES)[number]): ReadDb | undefined {
  const file = join(directory, `${name}.sqlite`);
  refuseMissing(file);
  const mark = readEndMark(file);
  const db = openDbForReading(file, LOG_SCHEMA);
  if (db === undefined) return undefined;
  try {
    checkEndMark(db, mark);
    return db;
  } catch (thrown) {
    db.close();
    throw thrown;
  }
}

/** The logs of a workspace (research, paper, live: those that exist) for who does not own it. */
export interface ReadStore {
  readonly logs: readonly ReadDb[];
  close(): void;
}

/** Opens what logs there are only to look at them; makes and changes nothing. */
export function openStoreForReading(directory: string): ReadStore {
  const logs: ReadDb[] = [];
  const close = (): void => {
    for (const db of logs) db.close();
  };
  try {
    for (const name of LOG_NAMES) {
      const db = openLogForReading(directory, name);
      if (db !== undefined) logs.push(db);
    }
    return { logs, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}
