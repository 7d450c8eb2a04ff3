import { chmodSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError } from "#shared/errors/app-error.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { Brand } from "#shared/model/brand.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { syncDirectoryOf } from "#main/files/durable-file.ts";
import { backUp } from "./back-up.ts";
import { checkLengthAfterWal } from "./check-length.ts";
import type { DbSchema } from "./db-schema.ts";
import { refuseMissing } from "./end-mark-file.ts";
import { damagedFileError, withStoreErrors } from "./store-error.ts";
import { migrate } from "./migrate.ts";
import { checkSqliteVersion } from "./sqlite-version.ts";

/** A connection that at least reads a file of the newest schema. */
export type ReadDb = Brand<Database.Database, "ReadDb" | "WriteDb">;

/** The one connection that writes a file: WAL, `synchronous=FULL`, schema up to date. */
export type WriteDb = Brand<Database.Database, "WriteDb">;

export interface OpenOptions {
  /** True only in the fallback runtime, whose SQLite is older than the one that is safe with two writers. */
  readonly isOldSqliteAllowed: boolean;
  /** True when a backup of the whole workspace was made for the update, so that none of the file is needed. */
  readonly isBackedUp?: boolean;
}

export interface OpenedDb {
  readonly db: WriteDb;
  readonly warnings: readonly string[];
}

const FULL = 2;
/** A look that another program may hold up for a moment. */
const OPEN_TIMEOUT_MS = 250;
/** There is one writer: who holds the file is a program of others, and a wait for it blocks the thread. */
const BUSY_TIMEOUT_MS = 25;
/**
 * A commit that makes the WAL longer than this moves it into the database, which holds the thread: 1.5 ms for so many
 * pages, 4.5 ms for SQLite's own 1,000 (docs/adr/0010-writer-of-the-log.md).
 */
const CHECKPOINT_PAGES = 300;
/** A log is written at its end and read in one direction: more pages are read no sooner, and stay in memory. */
const CACHE_KIB = 4_096;
/** A WAL that had to grow, because somebody else read for long, is cut to this when it starts anew. */
const WAL_KEPT_BYTES = 8 * 2 ** 20;

/**
 * Opens or creates a database file and brings its schema up to date, after a backup when it holds data.
 * Throws `store.file-foreign`, `store.file-newer`, `store.file-damaged`, `store.file-missing`, `store.migration-failed` or
 * `store.sqlite-too-old`, each with its remedy, and leaves such a file as it was.
 */
export function openDb(file: string, schema: DbSchema, options: OpenOptions): OpenedDb {
  return withStoreErrors(file, () => {
    refuseMissing(file);
    if (!existsSync(file)) create(file, schema);
    if (statSync(file).size === 0) throw damagedFileError(file, "empty");
    const db = new Database(file, { fileMustExist: true, timeout: OPEN_TIMEOUT_MS });
    try {
      const warning = checkSqliteVersion(readSqliteVersion(db), options.isOldSqliteAllowed);
      checkIdentity(db, file, schema);
      configure(db);
      checkLengthAfterWal(db);
      if (versionOf(db) < latestOf(schema)) upgrade(db, file, schema, options);
      assertDurable(db);
      db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
      return { db: db as WriteDb, warnings: warning === undefined ? [] : [warning] };
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/**
 * Opens a file only to look at it, also while its owner writes; undefined when there is none yet. Throws as `openDb`
 * does, and `store.file-older` for one that its owner has still to migrate.
 */
export function openDbForReading(file: string, schema: DbSchema): ReadDb | undefined {
  if (!existsSync(file)) return undefined;
  return withStoreErrors(file, () => {
    if (statSync(file).size === 0) throw damagedFileError(file, "empty");
    const db = new Database(file, { fileMustExist: true, readonly: true, timeout: OPEN_TIMEOUT_MS });
    try {
      db.pragma("trusted_schema = OFF");
      checkIdentity(db, file, schema);
      if (versionOf(db) < latestOf(schema)) throw olderFileError(file, versionOf(db));
      return db as ReadDb;
    } catch (thrown) {
      db.close();
      throw thrown;
    }
  });
}

/** Made under another name and renamed when complete, so that an empty or half-made file is always damage. */
function create(file: string, schema: DbSchema): void {
  const unfinished = `${file}.new`;
  for (const suffix of ["", "-wal", "-shm"]) rmSync(unfinished + suffix, { force: true });
  const db = new Database(unfinished);
  try {
    // Before the first write: the WAL beside it takes its permissions.
    chmodSync(unfinished, 0o600);
    configure(db);
    migrate(db, schema);
  } finally {
    db.close();
  }
  crashPoint("file-created");
  renameSync(unfinished, file);
  syncDirectoryOf(file);
}

function checkIdentity(db: Database.Database, file: string, schema: DbSchema): void {
  const applicationId = pragmaNumber(db, "application_id");
  if (applicationId !== schema.applicationId) {
    throw new AppError({
      kind: "user",
      code: "store.file-foreign",
      message: `${file} belongs to another program, application_id was ${applicationId}`,
      field: "application_id",
      value: String(applicationId),
      remedy: "move the file out of the workspace, or name another workspace",
    });
  }
  const version = versionOf(db);
  if (version <= latestOf(schema)) return;
  throw new AppError({
    kind: "user",
    code: "store.file-newer",
    message: `${file} was written by a newer version, schema must be at most ${latestOf(schema)}, was ${version}`,
    field: "user_version",
    value: String(version),
    remedy:
      "update the workstation, or restore the backup that the newer version made before it changed the file (gpt-trader backup list)",
  });
}

function olderFileError(file: string, version: number): AppError {
  return new AppError({
    kind: "user",
    code: "store.file-older",
    message: `${file} was written by an older version, schema was ${version}`,
    field: "user_version",
    value: String(version),
    remedy: "start the window or a run once: it brings the file up to date after a backup",
  });
}

function configure(db: Database.Database): void {
  invariant(db.pragma("journal_mode = WAL", { simple: true }) === "wal", "journal mode must be wal");
  // After WAL: the driver is built to drop to NORMAL when a WAL file is opened and nobody said otherwise.
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  assertFullSync(db);
}

function upgrade(db: Database.Database, file: string, schema: DbSchema, { isBackedUp }: OpenOptions): void {
  if (isBackedUp !== true) backUp(db, `${file}.backup-v${versionOf(db)}`);
  migrate(db, schema);
}

/** Writes once, because the driver changes `synchronous` at the first write if it does so at all. */
function assertDurable(db: Database.Database): void {
  db.pragma(`user_version = ${versionOf(db)}`);
  assertFullSync(db);
}

function assertFullSync(db: Database.Database): void {
  const synchronous = pragmaNumber(db, "synchronous");
  invariant(synchronous === FULL, `synchronous must be ${FULL}, was ${synchronous}`);
}

function latestOf(schema: DbSchema): number {
  return schema.migrations.at(-1)?.number ?? 0;
}

function versionOf(db: Database.Database): number {
  return pragmaNumber(db, "user_version");
}

function pragmaNumber(db: Database.Database, name: string): number {
  return Number(db.pragma(name, { simple: true }));
}

export function readSqliteVersion(db: Database.Database): string {
  return String(db.prepare("SELECT sqlite_version()").pluck().get());
}
