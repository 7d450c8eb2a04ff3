import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import type { CheckState } from "./backup-list.tsx";

/**
 * The backup that would be restored: the one that a person wants, else the newest that was not made for an update (its
 * files are those that did not open), each unless it is damaged.
 */
export function chooseBackup(
  backups: readonly BackupView[],
  checks: Readonly<Record<string, CheckState>>,
  wanted: string | undefined,
): BackupView | undefined {
  const usable = backups.filter(({ name, problem }) => problem === undefined && checks[name] !== "damaged");
  return (
    usable.find(({ name }) => name === wanted) ??
    usable.find(({ reason }) => reason !== "update") ??
    usable[0]
  );
}
