import { basename } from "node:path";
import { AppError } from "#shared/errors/app-error.ts";

const RESTORE_REMEDY =
  "restore a backup: the window offers it when it opens, and gpt-trader backup restore latest does it; the damaged file is kept in the folder replaced";

/** What SQLite says of a file that is a folder, not ours to read, or on a read-only disk. */
const UNUSABLE = ["SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"];

/** Runs a database call; what SQLite throws becomes a typed error that names the file. */
export function withStoreErrors<Value>(file: string, call: () => Value): Value {
  try {
    return call();
  } catch (thrown) {
    throw toStoreError(thrown, file);
  }
}

function toStoreError(thrown: unknown, file: string): unknown {
  // All texts that we store are JSON, and a call only reads or writes: what is no JSON was not written by us.
  if (thrown instanceof SyntaxError) return damagedFileError(file, "a row without its JSON", thrown);
  const code = sqliteCode(thrown);
  if (code === undefined) return thrown;
  const cause = thrown;
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new AppError({
      kind: "transient",
      code: "store.busy",
      message: `another process holds ${file}`,
      value: code,
      remedy: "close the other program that has this file open",
      cause,
    });
  }
  if (code.startsWith("SQLITE_FULL")) {
    return new AppError({
      kind: "transient",
      code: "store.disk-full",
      message: `no space left to write ${file}`,
      value: code,
      remedy: "free space on the disk; nothing was written",
      cause,
    });
  }
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
    return damagedFileError(file, code, cause);
  }
  if (UNUSABLE.some((start) => code.startsWith(start))) {
    return new AppError({
      kind: "user",
      code: "store.file-unusable",
      message: `${file} cannot be opened or written, was ${code}`,
      value: code,
      remedy: "let your user read and write the file and its folder, or name another workspace",
      cause,
    });
  }
  if (code.startsWith("SQLITE_IOERR")) {
    return new AppError({
      kind: "transient",
      code: "store.disk-failed",
      message: `the disk failed to read or write ${file}, was ${code}`,
      value: code,
      remedy: "check that the disk has room and answers; nothing was written",
      cause,
    });
  }
  return new AppError({
    kind: "bug",
    code: "store.failed",
    message: `${file}: ${String(thrown)}`,
    value: code,
    cause,
  });
}

export function damagedFileError(file: string, value: string, cause?: unknown): AppError {
  return new AppError({
    kind: "user",
    code: "store.file-damaged",
    message: `${file} is damaged or no database, was ${value}`,
    value,
    field: basename(file),
    remedy: RESTORE_REMEDY,
    cause,
  });
}

/** A log whose end is not there any more: what was acknowledged is lost with it. */
export function lostEndError(file: string, markedSeq: number, lastSeq: number, mark: string): AppError {
  const wal = `${basename(file)}-wal`;
  return new AppError({
    kind: "user",
    code: "store.log-cut-off",
    message: `${file} ends at event ${lastSeq}, and was written up to event ${markedSeq}: ${wal} was removed, or the file is an older copy`,
    field: basename(file),
    value: `seq ${lastSeq} of ${markedSeq}`,
    remedy: `put ${wal} back, or restore a backup (gpt-trader backup restore latest); to go on without the lost events, delete ${basename(mark)}`,
  });
}

/** A log that was written to and is gone. */
export function missingFileError(file: string, markedSeq: number, mark: string): AppError {
  return new AppError({
    kind: "user",
    code: "store.file-missing",
    message: `${file} is not there, and was written up to event ${markedSeq}`,
    field: basename(file),
    value: file,
    remedy: `put the file back, or restore a backup (gpt-trader backup restore latest); to begin an empty log, delete ${basename(mark)}`,
  });
}

/** A step of the schema that the file does not take; each step is one transaction, so nothing of it was written. */
export function failedMigrationError(file: string, step: number, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError({
    kind: "user",
    code: "store.migration-failed",
    message: `${file} could not be brought to schema ${step}: ${reason}; it is as it was before`,
    field: basename(file),
    value: `schema ${step}`,
    remedy:
      "restore a backup that was not made for an update (gpt-trader backup list), or go on with the version that wrote the file",
    cause,
  });
}

const VERIFY_REMEDY =
  "gpt-trader audit verify names the first row that was changed; restore a backup (gpt-trader backup list)";

/** A row of a log that holds something else than this program writes. */
export function damagedRowError(file: string, seq: number, value: string, cause?: unknown): AppError {
  return new AppError({
    kind: "user",
    code: "store.row-damaged",
    message: `${file}: event ${seq} was changed by another program, has ${value}`,
    field: `seq ${seq}`,
    value,
    remedy: VERIFY_REMEDY,
    cause,
  });
}

/** Rows that can be read, and do not say what events of their names say. */
export function damagedFoldError(file: string, what: string, cause: TypeError): AppError {
  return new AppError({
    kind: "user",
    code: "store.row-damaged",
    message: `${file}: an event of ${what} was changed by another program (${cause.message})`,
    field: what,
    value: cause.message,
    remedy: VERIFY_REMEDY,
    cause,
  });
}

/** Recognised by its shape: the driver's error class differs between the runtimes. */
function sqliteCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || !("code" in thrown) || typeof thrown.code !== "string") return undefined;
  return thrown.code.startsWith("SQLITE_") ? thrown.code : undefined;
}
