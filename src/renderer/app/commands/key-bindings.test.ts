import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import { commandAt, findConflicts, keysOf } from "./key-bindings.ts";
import { keyText, readPress } from "./key-text.ts";
import type { Pressed } from "./key-text.ts";

const aCommand = (id: string, keys?: string): Command => ({
  id,
  title: id,
  group: "Things",
  run: () => undefined,
  ...(keys === undefined ? {} : { keys }),
});

const palette = aCommand("palette", "$mod+k");
const trade = aCommand("trade", "$mod+1");
const about = aCommand("about");
const all = [palette, trade, about];

describe("keysOf", () => {
  it("prefers what a person chose, and nothing to what they took away", () => {
    expect(keysOf(palette, {})).toBe("$mod+k");
    expect(keysOf(palette, { palette: "F1" })).toBe("F1");
    expect(keysOf(palette, { palette: "" })).toBeUndefined();
    expect(keysOf(about, {})).toBeUndefined();
  });
});

describe("commandAt", () => {
  it("finds what answers a press, and nothing where two would", () => {
    expect(commandAt(all, {}, "$mod+1")).toBe(trade);
    expect(commandAt(all, {}, "x")).toBeUndefined();
    expect(commandAt(all, { about: "$mod+1" }, "$mod+1")).toBeUndefined();
  });
});

describe("findConflicts", () => {
  it("names the commands that share keys", () => {
    expect(findConflicts(all, {})).toEqual([]);
    expect(findConflicts(all, { about: "$mod+1" })).toEqual([{ keys: "$mod+1", commands: [trade, about] }]);
  });
});

const press = (given: Partial<Pressed>): string | undefined =>
  readPress({ key: "k", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...given });

describe("readPress", () => {
  it.each([
    [{ ctrlKey: true }, "$mod+k"],
    [{ metaKey: true, key: "K", shiftKey: true }, "$mod+Shift+k"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "Enter", ctrlKey: true }, "$mod+Enter"],
    [{ key: "F1", altKey: true }, "Alt+F1"],
    [{ key: "Control", ctrlKey: true }, undefined],
  ])("reads %o as %s", (given, keys) => {
    expect(press(given)).toBe(keys);
  });
});

describe("keyText", () => {
  it.each([
    ["$mod+k", "Ctrl+K"],
    ["$mod+Shift+ArrowLeft", "Ctrl+Shift+←"],
    ["?", "?"],
    ["Escape", "Esc"],
  ])("writes %s as %s", (keys, text) => {
    expect(keyText(keys)).toBe(text);
  });
});
