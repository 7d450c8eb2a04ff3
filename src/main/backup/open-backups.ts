import type { BackupReason, BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { backupFolder, checkBackup, listBackups, type BackupInfo } from "./backup-manifest.ts";
import { createBackup } from "./create-backup.ts";
import { findBackup } from "./find-backup.ts";
import { restoreBackup, type Restored } from "./restore-backup.ts";

/** The backups of one workspace. */
export interface Backups {
  /** `reason` is `asked` unless named. */
  create(reason?: BackupReason): Promise<BackupInfo>;
  /** Newest first. */
  list(): readonly BackupView[];
  /** Reads all of it; throws `backup.damaged` when a file is not as it was written. */
  check(name: string): Promise<void>;
  restore(name: string): Promise<Restored>;
}

export function openBackups(workspace: string, now: () => number): Backups {
  return {
    create: (reason = "asked") => createBackup(workspace, now(), reason),
    list: () => listBackups(workspace),
    check: async (name) => checkBackup(backupFolder(workspace), findBackup(workspace, name)),
    restore: (name) => restoreBackup(workspace, name, now()),
  };
}
