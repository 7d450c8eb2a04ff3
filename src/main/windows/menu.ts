import type { MenuItemConstructorOptions } from "electron";
import type { MenuEntry, MenuName } from "#shared/ipc/channels/menu-channels.ts";
import { acceleratorOf } from "./accelerator.ts";

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  /** The commands of the window; none before its page is there. */
  readonly entries: readonly MenuEntry[];
  readonly onChoose: (command: string) => void;
}

type Item = MenuItemConstructorOptions;

const separator: Item = { type: "separator" };
const roles = (...names: readonly NonNullable<Item["role"]>[]) => names.map((role): Item => ({ role }));

/** What the system does of itself, as the last of each menu. */
function nativeOf(platform: NodeJS.Platform): Readonly<Record<MenuName, readonly Item[]>> {
  const isMac = platform === "darwin";
  return {
    file: roles(isMac ? "close" : "quit"),
    edit: [...roles("undo", "redo"), separator, ...roles("cut", "copy", "paste", "selectAll")],
    view: [...roles("reload", "togglefullscreen")],
    workspace: [],
    run: [],
    window: roles("minimize", "zoom"),
    help: [],
  };
}

const LABELS: Readonly<Record<MenuName, string>> = {
  file: "&File",
  edit: "&Edit",
  view: "&View",
  workspace: "Work&space",
  run: "&Run",
  window: "&Window",
  help: "&Help",
};

/** The menu bar: every command of the window with its keys of now, and what the system does of itself. */
export function menuTemplate({ platform, entries, onChoose }: MenuOptions): Item[] {
  const native = nativeOf(platform);
  const menus = (Object.keys(LABELS) as readonly MenuName[]).map((menu) => {
    const own = itemsOf(
      entries.filter((entry) => entry.menu === menu),
      onChoose,
    );
    return {
      menu,
      items: [...own, ...(own.length > 0 && native[menu].length > 0 ? [separator] : []), ...native[menu]],
    };
  });
  return [
    ...(platform === "darwin" ? roles("appMenu") : []),
    ...menus
      .filter(({ items }) => items.length > 0)
      .map(({ menu, items }): Item => ({ id: menu, label: LABELS[menu], submenu: items })),
  ];
}

/** In their order, those of one submenu together where its first stands. */
function itemsOf(entries: readonly MenuEntry[], onChoose: MenuOptions["onChoose"]): readonly Item[] {
  const groups = Map.groupBy(entries, ({ submenu, command }) =>
    submenu === undefined ? command : `> ${submenu}`,
  );
  return [...groups.values()].flatMap((members): readonly Item[] => {
    const items = members.map((entry) => itemOf(entry, onChoose));
    const submenu = members[0]?.submenu;
    return submenu === undefined ? items : [{ label: escapeLabel(submenu), submenu: items }];
  });
}

function itemOf(
  { command, title, keys, isEnabled, isOn }: MenuEntry,
  onChoose: MenuOptions["onChoose"],
): Item {
  const accelerator = keys === undefined ? undefined : acceleratorOf(keys);
  return {
    id: command,
    label: escapeLabel(title),
    enabled: isEnabled,
    ...(isOn === undefined ? {} : { type: "checkbox", checked: isOn }),
    // Shown, not taken: the page answers its own keys, so that a press never means two things.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => onChoose(command),
  };
}

/** A single "&" would be drawn as the line below a letter. */
const escapeLabel = (text: string): string => text.replaceAll("&", "&&");
