import type { AppInfo, Handlers, Snapshot } from "#shared/ipc/contract.ts";

export interface AppHandlerPorts {
  readonly info: () => AppInfo;
  readonly readSnapshot: () => Promise<Snapshot>;
}

export function appHandlers({ info, readSnapshot }: AppHandlerPorts): Handlers<"app"> {
  return { "app:get-info": info, "app:get-snapshot": readSnapshot };
}
