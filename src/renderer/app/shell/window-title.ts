import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import { workspaceName } from "./workspace-name.ts";

interface Titled {
  /** The word of the mode. */
  readonly mode: string;
  readonly origin: "synthetic" | "replay" | undefined;
  readonly workflow: string | undefined;
  readonly info: AppInfo | undefined;
}

/** The mode comes first, so that it stands in every task bar, then what its prices are; a runtime out of support is named. */
export function windowTitle({ mode, origin, workflow, info }: Titled): string {
  const warning =
    info?.runtimeWarning === undefined
      ? []
      : [`Electron ${info.electron ?? ""} out of support`.replace("  ", " ")];
  const parts = [
    mode,
    origin?.toUpperCase(),
    workflow,
    info === undefined ? undefined : workspaceName(info.workspace),
    "GPT-Trader Workstation",
  ];
  return [...parts.filter((part) => part !== undefined), ...warning].join(" · ");
}
