import type { Trader } from "../trader-context.ts";
import { builderCommands } from "./builder-commands.ts";
import type { Command } from "./command.ts";
import { marketCommands } from "./market-commands.ts";
import { panelCommands } from "./panel-commands.ts";
import { runCommands } from "./run-commands.ts";
import { settingCommands } from "./setting-commands.ts";
import { shellCommands } from "./shell-commands.ts";
import type { OfferedPanel } from "./workspace-commands.ts";
import { workspaceCommands } from "./workspace-commands.ts";

interface Parts extends Pick<
  Trader,
  "actions" | "client" | "desk" | "settings" | "shell" | "replica" | "workbench" | "onboarding" | "wishes"
> {
  readonly panels: readonly OfferedPanel[];
}

/** Everything that a person can do and that is always there; each has its place in the palette and in the menu bar, and may have a key. */
export function listCommands(parts: Parts): readonly Command[] {
  return [
    ...shellCommands(parts),
    ...runCommands(parts),
    ...builderCommands(parts),
    ...marketCommands(parts),
    ...workspaceCommands(parts.desk, parts.panels),
    ...panelCommands(parts.desk),
    ...settingCommands(parts.settings),
  ];
}
