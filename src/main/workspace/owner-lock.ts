import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Dispose } from "#engine/base/disposable.ts";

/**
 * Takes the workspace's lock; undefined when another process (or this one) has it. The lock is the operating system's,
 * on a file that SQLite opens: it ends with the process, however that ends, so no lock is ever stale and no two
 * processes can both find one stale.
 */
export function tryLock(directory: string): Dispose | undefined {
  const db = new Database(pathOf(directory), { timeout: 0 });
  try {
    // RESERVED is what one connection only can hold; nothing is ever written, so a killed owner leaves nothing behind.
    db.exec("BEGIN IMMEDIATE");
    return () => void db.close();
  } catch (thrown) {
    db.close();
    if (isBusy(thrown)) return undefined;
    throw thrown;
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
  return thrown instanceof Error && "code" in thrown && String(thrown.code).startsWith("SQLITE_BUSY");
}
