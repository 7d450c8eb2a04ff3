import type { Snapshot, AppInfo } from "#shared/ipc/contract.ts";

/** What can be known of a workspace from outside: its owner's word, or what is on disk when nobody owns it. */
export interface WorkspaceReader {
  readonly workspace: string;
  /** The owner's process; undefined when no process owns the workspace. */
  readonly owner:
    | { readonly info: AppInfo; readonly onChange: (listener: () => void) => () => void }
    | undefined;
  /** State of the running owner, or the stored runs with no health when there is none. */
  read(): Promise<Snapshot>;
}
