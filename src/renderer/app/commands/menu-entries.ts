import type { MenuEntry } from "#shared/ipc/channels/menu-channels.ts";
import type { Command } from "./command.ts";
import { findConflicts, keysOf } from "./key-bindings.ts";

/** The commands as the menu bar shows them now; a key that several would answer does nothing and is shown beside none. */
export function menuEntries(
  commands: readonly Command[],
  chosen: Readonly<Record<string, string>>,
): readonly MenuEntry[] {
  const doubtful = new Set(findConflicts(commands, chosen).map(({ keys }) => keys));
  return commands.flatMap((command) => {
    const { id, title, place, isEnabled, isOn } = command;
    if (place === undefined) return [];
    const keys = keysOf(command, chosen);
    return {
      command: id,
      title: place.title ?? title,
      menu: place.menu,
      ...(place.submenu === undefined ? {} : { submenu: place.submenu }),
      ...(keys === undefined || doubtful.has(keys) ? {} : { keys }),
      isEnabled: isEnabled?.() ?? true,
      ...(isOn === undefined ? {} : { isOn: isOn() }),
    };
  });
}
