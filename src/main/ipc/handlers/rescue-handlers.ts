import type { Backups } from "#main/backup/open-backups.ts";
import type { DesktopHandlers } from "#main/ipc/routes.ts";
import type { DeskDataRequests } from "#shared/ipc/channels/desk-data-channels.ts";
import type { MenuRequests } from "#shared/ipc/channels/menu-channels.ts";
import type { OnboardingRequests } from "#shared/ipc/channels/onboarding-channels.ts";
import type { ShellHandlers } from "./shell-handlers.ts";
import type { WorkspaceHost } from "#main/host/workspace-host.ts";
import { toAppError } from "#shared/errors/app-error.ts";

/** What a window can ask whose workspace does not open. */
export type RescueHandlers = Omit<
  DesktopHandlers,
  | "desktop:export-report"
  | "desktop:preview-report"
  | keyof DeskDataRequests
  | keyof ShellHandlers
  | keyof MenuRequests
  | keyof OnboardingRequests
>;

export interface RescuePorts {
  readonly host: () => Pick<WorkspaceHost, "reopen" | "restore">;
  readonly backups: Pick<Backups, "list" | "check">;
  readonly quit: () => void;
}

export function rescueHandlers({ host, backups, quit }: RescuePorts): RescueHandlers {
  return {
    "desktop:list-backups": () => backups.list(),
    "desktop:check-backup": async ({ name }) => ({ isWhole: await isWhole(backups, name) }),
    "desktop:restore-backup": async ({ name }) => {
      const { keptIn } = await host().restore(name);
      return { keptIn };
    },
    "desktop:reopen": async () => {
      await host().reopen();
      return undefined;
    },
    "desktop:quit": () => {
      quit();
      return undefined;
    },
  };
}

async function isWhole(backups: RescuePorts["backups"], name: string): Promise<boolean> {
  try {
    await backups.check(name);
    return true;
  } catch (thrown) {
    if (toAppError(thrown).code === "backup.damaged") return false;
    throw thrown;
  }
}
