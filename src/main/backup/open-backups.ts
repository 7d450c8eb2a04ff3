import { listBackups, type BackupInfo } from "./backup-manifest.ts";
import { createBackup } from "./create-backup.ts";
import { restoreBackup, type Restored } from "./restore-backup.ts";

/** The backups of one workspace. */
export interface Backups {
  create(): Promise<BackupInfo>;
  /** Newest first. */
  list(): readonly BackupInfo[];
  restore(name: string): Promise<Restored>;
}

export function openBackups(workspace: string, now: () => number): Backups {
  return {
    create: () => createBackup(workspace, now()),
    list: () => listBackups(workspace),
    restore: (name) => restoreBackup(workspace, name, now()),
  };
}
