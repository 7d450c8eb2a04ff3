import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { refusedError } from "#shared/errors/app-error.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { syncDirectoryOf, syncFile } from "#main/files/durable-file.ts";
import { acquireOwnership } from "#main/workspace/owner.ts";
import { endMarkOf } from "#main/store/end-mark-file.ts";
import { backupFolder, checkBackup, type BackupInfo } from "./backup-manifest.ts";
import { findBackup } from "./find-backup.ts";

export interface Restored {
  readonly backup: BackupInfo;
  /** Where the files lie that were replaced. */
  readonly keptIn: string;
}

/**
 * Puts the files of a backup (`latest` is the newest) in the place of the workspace's own, which are kept aside. Throws
 * `workspace.owned` while a process works in it, and `backup.damaged` for files that are not as they were written. When
 * it is cut off, each file is the old or the new one, and the old ones are kept: do it again.
 */
export async function restoreBackup(workspace: string, name: string, nowMs: number): Promise<Restored> {
  const backup = findBackup(workspace, name);
  const folder = join(backupFolder(workspace), backup.name);
  await checkBackup(backupFolder(workspace), backup);
  const owner = await acquireOwnership(workspace);
  if ("ownedBy" in owner) throw ownedError(workspace, owner.ownedBy);
  try {
    const keptIn = join(workspace, "replaced", new Date(nowMs).toISOString().replaceAll(/[:.]/g, "-"));
    mkdirSync(keptIn, { recursive: true, mode: 0o700 });
    for (const file of backup.files) bringBeside(join(folder, file.name), join(workspace, file.name));
    crashPoint("restore-beside");
    for (const file of backup.files) keep(workspace, file.name, keptIn);
    for (const file of backup.files) {
      putInPlace(join(workspace, file.name));
      crashPoint("restore-replacing");
    }
    return { backup, keptIn };
  } finally {
    owner.release();
  }
}

const besideOf = (file: string): string => `${file}.restoring`;

function bringBeside(source: string, file: string): void {
  copyFileSync(source, besideOf(file));
  syncFile(besideOf(file));
}

/** What is not yet in the database file is in its WAL, so both are kept; so is the mark of where the log ended. */
function keep(workspace: string, name: string, keptIn: string): void {
  for (const part of new Set([name, `${name}-wal`, endMarkOf(name)])) {
    if (!existsSync(join(workspace, part))) continue;
    copyFileSync(join(workspace, part), join(keptIn, part));
    syncFile(join(keptIn, part));
    syncDirectoryOf(join(keptIn, part));
  }
}

/**
 * The WAL goes first: beside another database it would be read as that one's. So does the mark of where the log ended,
 * which the backup does not reach.
 */
function putInPlace(file: string): void {
  for (const part of [`${file}-wal`, `${file}-shm`]) rmSync(part, { force: true });
  if (file.endsWith(".sqlite")) rmSync(endMarkOf(file), { force: true });
  syncDirectoryOf(file);
  renameSync(besideOf(file), file);
  syncDirectoryOf(file);
}

function ownedError(workspace: string, ownedBy: number): Error {
  return refusedError({
    code: "workspace.owned",
    message: `the workspace is owned by process ${String(ownedBy)}, nothing was restored`,
    field: "workspace",
    value: workspace,
    remedy: "close the window and end the commands that work in it, then restore again",
  });
}
