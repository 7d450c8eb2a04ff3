import type { Backups } from "#main/backup/open-backups.ts";
import type { Restored } from "#main/backup/restore-backup.ts";
import type { OpenWorkspace } from "./open-workspace.ts";

export interface WorkspaceHostPorts {
  readonly open: () => Promise<OpenWorkspace>;
  readonly backups: Pick<Backups, "restore">;
  /** Is told of each try, at once. */
  readonly onTry: (opened: Promise<OpenWorkspace>) => void;
}

/** The workspace of a window that stays when its workspace does not open. */
export interface WorkspaceHost {
  /** The last try to open it. */
  opened(): Promise<OpenWorkspace>;
  /** Tries anew when the last try failed; rejects with the cause when this one fails, too. */
  reopen(): Promise<void>;
  /** Restores a backup and opens what it brought; refused while the workspace is open. */
  restore(name: string): Promise<Restored>;
}

/** Opens the workspace at once. */
export function hostWorkspace({ open, backups, onTry }: WorkspaceHostPorts): WorkspaceHost {
  const tryToOpen = (): Promise<OpenWorkspace> => {
    const opened = open();
    onTry(opened);
    return opened;
  };
  let last = tryToOpen();
  let retry: Promise<void> | undefined;
  const isOpen = (): Promise<boolean> =>
    last.then(
      () => true,
      () => false,
    );
  const tryAgain = async (): Promise<void> => {
    if (!(await isOpen())) last = tryToOpen();
    await last;
  };
  /** One at a time: two presses are one try. */
  const reopen = (): Promise<void> => {
    retry ??= tryAgain().finally(() => (retry = undefined));
    return retry;
  };

  return {
    opened: () => last,
    reopen,
    async restore(name) {
      const restored = await backups.restore(name);
      await reopen();
      return restored;
    },
  };
}
