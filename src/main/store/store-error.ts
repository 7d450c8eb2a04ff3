import { AppError } from "#shared/errors/app-error.ts";

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
    remedy: "move the file aside and restore the newest backup beside it, or start an empty workspace",
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
