/** Why a backup was made: a person asked, its time had come, or an update was about to change the files. */
export const BACKUP_REASONS = ["asked", "schedule", "update"] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** One backup of a workspace as a list shows it. */
export interface BackupView {
  /** Names the folder, and sorts by time. */
  readonly name: string;
  /** ISO 8601, UTC; undefined when its list of files cannot be read. */
  readonly createdAt: string | undefined;
  readonly reason: BackupReason | undefined;
  readonly bytes: number;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** Why it must not be restored, as far as its list of files tells; undefined when nothing is known against it. */
  readonly problem: string | undefined;
}
