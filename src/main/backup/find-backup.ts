import { userError } from "#shared/errors/app-error.ts";
import { backupFolder, listBackups, readBackup, type BackupInfo } from "./backup-manifest.ts";

/**
 * The backup of that name; `latest` is the newest whose list of files can be read. Throws `backup.unknown`, and
 * `backup.damaged` for one whose list cannot be read.
 */
export function findBackup(workspace: string, name: string): BackupInfo {
  const backups = listBackups(workspace);
  const found = backups.find((one) => (name === "latest" ? one.problem === undefined : one.name === name));
  if (found !== undefined) return readBackup(backupFolder(workspace), found.name);
  throw userError({
    code: "backup.unknown",
    message: `there is no backup ${name} in ${backupFolder(workspace)}`,
    field: "backup",
    value: name,
    remedy: "gpt-trader backup list shows what there is, and gpt-trader backup create makes one",
  });
}
