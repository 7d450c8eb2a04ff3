import { describe, expect, it } from "vitest";
import type { MenuEntry } from "#shared/ipc/channels/menu-channels.ts";
import { menuTemplate } from "./menu.ts";

const anEntry = (change: Partial<MenuEntry> = {}): MenuEntry => ({
  command: "settings.open",
  title: "Settings",
  menu: "file",
  isEnabled: true,
  ...change,
});

/** The menus by their ids, each with the labels or roles of its items; those of a submenu in a list. */
function read(entries: readonly MenuEntry[], platform: NodeJS.Platform = "linux") {
  const label = ({ label: text, role, submenu }: ReturnType<typeof menuTemplate>[number]): unknown =>
    Array.isArray(submenu) ? [text, ...submenu.map((item) => item.label)] : (text ?? role ?? "-");
  return Object.fromEntries(
    menuTemplate({ platform, entries, onChoose: () => undefined }).map(({ id, role, submenu }) => [
      id ?? role,
      Array.isArray(submenu) ? submenu.map(label) : [],
    ]),
  );
}

describe("menuTemplate", () => {
  it("has what the system does of itself before the page is there, and no empty menu", () => {
    expect(Object.keys(read([]))).toEqual(["file", "edit", "view", "window"]);
    expect(Object.keys(read([], "darwin"))).toEqual(["appMenu", "file", "edit", "view", "window"]);
  });

  it("puts each command into its menu, those of a submenu together, before what the system does", () => {
    const { file, help } = read([
      anEntry(),
      anEntry({ command: "a", title: "As HTML", submenu: "Export report" }),
      anEntry({ command: "keys", title: "Keys & more", menu: "help" }),
      anEntry({ command: "b", title: "As PDF", submenu: "Export report" }),
    ]);
    expect(file).toEqual(["Settings", ["Export report", "As HTML", "As PDF"], "-", "quit"]);
    expect(help).toEqual(["Keys && more"]);
  });

  it("shows keys without taking them, what is on, and what cannot be done now; a choice names the command", () => {
    const chosen: string[] = [];
    const [file] = menuTemplate({
      platform: "linux",
      entries: [
        anEntry({ keys: "$mod+,", isOn: true, isEnabled: false }),
        anEntry({ command: "odd", keys: "$mod+é" }),
      ],
      onChoose: (command) => chosen.push(command),
    });
    const [settings, odd] = (file?.submenu ?? []) as { click(): void }[];
    settings?.click();
    expect(settings).toMatchObject({
      id: "settings.open",
      accelerator: "CmdOrCtrl+,",
      registerAccelerator: false,
      type: "checkbox",
      checked: true,
      enabled: false,
    });
    expect(odd).not.toHaveProperty("accelerator");
    expect(chosen).toEqual(["settings.open"]);
  });
});
