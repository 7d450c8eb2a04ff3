import type { AppInfo, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export interface AppHandlerPorts {
  readonly info: () => AppInfo;
  readonly readSnapshot: () => Promise<Snapshot>;
  readonly leaveSafeMode: () => boolean;
}

export function appHandlers({ info, readSnapshot, leaveSafeMode }: AppHandlerPorts): Handlers<"app"> {
  return {
    "app:get-info": info,
    "app:get-snapshot": readSnapshot,
    "app:leave-safe-mode": () => ({ wasOpen: leaveSafeMode() }),
  };
}
