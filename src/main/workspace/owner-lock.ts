import { accessSync, closeSync, constants, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Dispose } from "#engine/base/disposable.ts";
import { userError } from "#shared/errors/app-error.ts";

/**
 * Takes the workspace's lock; undefined when another process (or this one) has it. The lock is the operating system's,
 * on a file that SQLite opens: it ends with the process, however that ends, so no lock is ever stale and no two
 * processes can both find one stale.
 */
export function tryLock(directory: string): Dispose | undefined {
  const path = pathOf(directory);
  // Never opened and closed when it is there: closing any descriptor of a file drops this process's locks on it.
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  else closeSync(openSync(path, "a", 0o600));
  const db = new Database(path, { timeout: 0 });
  try {
    // RESERVED is what one connection only can hold; nothing is ever written, so a killed owner leaves nothing behind.
    db.exec("BEGIN IMMEDIATE");
    return () => void db.close();
  } catch (thrown) {
    db.close();
    if (isBusy(thrown)) return undefined;
    throw isDamaged(thrown) ? damagedLockError(path, thrown) : thrown;
  }
}

/** False for a workspace, or a folder, that nobody ever owned. */
export function hasLock(directory: string): boolean {
  return existsSync(pathOf(directory));
}

function pathOf(directory: string): string {
  return join(directory, "owner.lock");
}

function isBusy(thrown: unknown): boolean {
  return codeOf(thrown).startsWith("SQLITE_BUSY");
}

function isDamaged(thrown: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(thrown));
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
}

function damagedLockError(path: string, cause: unknown): Error {
  return userError({
    code: "workspace.lock-damaged",
    message: `${path} must be the workspace's lock, was not: ${String(cause)}`,
    field: "workspace",
    value: path,
    remedy: "when no window and no command uses this workspace, delete that file: it holds nothing",
    cause,
  });
}
