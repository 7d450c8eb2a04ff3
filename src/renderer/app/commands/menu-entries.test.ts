import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import { menuEntries } from "./menu-entries.ts";

const aCommand = (change: Partial<Command> = {}): Command => ({
  id: "about.open",
  title: "About",
  group: "Window",
  place: { menu: "help" },
  run: () => undefined,
  ...change,
});

describe("menuEntries", () => {
  it("shows what has a place, under its title there", () => {
    const placed = aCommand({
      title: "Theme: dark",
      place: { menu: "view", submenu: "Theme", title: "Dark" },
    });
    const { place: _none, ...placeless } = aCommand({ id: "other" });
    expect(menuEntries([placed, placeless], {})).toEqual([
      { command: "about.open", title: "Dark", menu: "view", submenu: "Theme", isEnabled: true },
    ]);
  });

  it("shows the keys bound now, and none that two commands share", () => {
    const both = [aCommand({ keys: "$mod+k" }), aCommand({ id: "keys.show", keys: "?" })];
    const keysNow = (chosen: Readonly<Record<string, string>>) =>
      menuEntries(both, chosen).map(({ keys }) => keys);
    expect([keysNow({}), keysNow({ "about.open": "F1" }), keysNow({ "about.open": "?" })]).toEqual([
      ["$mod+k", "?"],
      ["F1", "?"],
      [undefined, undefined],
    ]);
  });

  it("shows what can be done and what is on as they are now", () => {
    let isOn = false;
    const command = aCommand({ isEnabled: () => isOn, isOn: () => isOn });
    const read = () => menuEntries([command], {}).map(({ isEnabled, isOn: shown }) => [isEnabled, shown]);
    const before = read();
    isOn = true;
    expect([before, read()]).toEqual([[[false, false]], [[true, true]]]);
  });
});
