import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { toAppError } from "#shared/errors/app-error.ts";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { backupFolder, checkBackup, listBackups, readBackup } from "./backup-manifest.ts";

/**
 * Removes the oldest of the backups that the program made by itself, so that `keep` of them are left; those that a
 * person asked for stay. Nothing is removed before one that stays was read and found whole. Answers what was removed.
 */
export async function pruneBackups(workspace: string, keep: number): Promise<readonly string[]> {
  removeRemains(workspace);
  const all = listBackups(workspace);
  const own = all.filter(({ reason }) => reason === "schedule" || reason === "update");
  const doomed = own.slice(keep);
  if (doomed.length === 0) return [];
  const names = new Set(doomed.map(({ name }) => name));
  if (
    !(await hasWhole(
      workspace,
      all.filter(({ name }) => !names.has(name)),
    ))
  )
    return [];
  for (const { name } of doomed) remove(workspace, name);
  return [...names];
}

async function hasWhole(workspace: string, backups: readonly BackupView[]): Promise<boolean> {
  const folder = backupFolder(workspace);
  for (const { name } of backups) {
    try {
      await checkBackup(folder, readBackup(folder, name));
      return true;
    } catch (thrown) {
      // A damaged one is none to rely on; the next may be whole.
      if (toAppError(thrown).code !== "backup.damaged") throw thrown;
    }
  }
  return false;
}

/** Under another name first, so that a removal that is cut off leaves no half backup with the name of a whole one. */
function remove(workspace: string, name: string): void {
  const path = join(backupFolder(workspace), name);
  renameSync(path, `${path}${REMOVED}`);
  rmSync(`${path}${REMOVED}`, { recursive: true, force: true });
}

const REMOVED = ".removed.new";

/** What a removal left that was cut off. */
function removeRemains(workspace: string): void {
  const folder = backupFolder(workspace);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.endsWith(REMOVED)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
