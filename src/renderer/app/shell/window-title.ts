import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import { workspaceName } from "./workspace-name.ts";

/** The mode comes first and prices that were generated second, so that both stand in every task bar; a runtime out of support is named. */
export function windowTitle(
  { mode, isSynthetic }: { readonly mode: string; readonly isSynthetic: boolean },
  workflow: string | undefined,
  info: AppInfo | undefined,
): string {
  const warning =
    info?.runtimeWarning === undefined
      ? []
      : [`Electron ${info.electron ?? ""} out of support`.replace("  ", " ")];
  const parts = [
    mode,
    isSynthetic ? "SYNTHETIC" : undefined,
    workflow,
    info === undefined ? undefined : workspaceName(info.workspace),
    "GPT-Trader Workstation",
  ];
  return [...parts.filter((part) => part !== undefined), ...warning].join(" · ");
}
