import type { Audit } from "#main/audit/read-audit.ts";
import type { Backups } from "#main/backup/open-backups.ts";
import type { SessionFiles } from "#main/session-file/open-session-files.ts";
import type { Snapshot, AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { MetricsView } from "#shared/ipc/channels/metrics-channels.ts";

/** The process that owns a workspace, as seen from another one. */
export interface WatchedOwner {
  readonly info: AppInfo;
  readonly onChange: (listener: () => void) => () => void;
  /** Calls back once when the owner has ended. */
  readonly onEnd: (listener: () => void) => () => void;
}

/** What can be known of a workspace from outside: its owner's word, or what is on disk when nobody owns it. */
export interface WorkspaceReader {
  readonly workspace: string;
  /** Undefined when no process owned the workspace at the first look. */
  readonly owner: WatchedOwner | undefined;
  /** State of the running owner, or the stored runs with no health when there is none. */
  read(): Promise<Snapshot>;
  /** Asks the owner, or the files when there is none. */
  readonly audit: Audit;
  readonly backups: Backups;
  readonly sessionFiles: SessionFiles;
  /** What the running owner measured of itself; undefined when there is none. */
  readMetrics(): Promise<MetricsView | undefined>;
}
