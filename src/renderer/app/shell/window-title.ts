import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import { workspaceName } from "./workspace-name.ts";

/** The mode comes first, so that it stands in every task bar; a runtime out of support is named. */
export function windowTitle(mode: string, workflow: string | undefined, info: AppInfo | undefined): string {
  const warning =
    info?.runtimeWarning === undefined
      ? []
      : [`Electron ${info.electron ?? ""} out of support`.replace("  ", " ")];
  const parts = [
    mode,
    workflow,
    info === undefined ? undefined : workspaceName(info.workspace),
    "GPT-Trader Workstation",
  ];
  return [...parts.filter((part) => part !== undefined), ...warning].join(" · ");
}
