import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dispose } from "#engine/base/disposable.ts";

/** True for a folder that is there and that this user, or its disk, does not let anybody write. */
export function isReadOnly(directory: string): boolean {
  if (!existsSync(directory)) return false;
  try {
    accessSync(directory, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/** The files of a read-only workspace in a folder where they can be opened. */
export interface ReadableFolder {
  readonly folder: string;
  readonly dispose: Dispose;
}

/** SQLite reads a log with a WAL only where it may write beside it: a read-only workspace is copied to be looked at. */
export function makeReadable(workspace: string): ReadableFolder {
  if (!isReadOnly(workspace)) return { folder: workspace, dispose: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "gpt-trader-look-"));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    // The marks of where the logs end come first: one that is older than its log is right, a newer one is not.
    const names = readdirSync(workspace).filter((name) => /\.(end|sqlite|sqlite-wal)$/.test(name));
    for (const name of names.toSorted()) copyFileSync(join(workspace, name), join(folder, name));
    return { folder, dispose };
  } catch (thrown) {
    dispose();
    throw thrown;
  }
}
