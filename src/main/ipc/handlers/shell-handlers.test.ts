import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import type { ChosenText } from "#main/desktop/read-chosen-text.ts";
import { shellHandlers } from "./shell-handlers.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "shell-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LAYOUT = { version: 1, dock: { panels: { run: { id: "run" } } } };

/** A window's handlers as a new process has them. */
const open = (chosen?: ChosenText) =>
  shellHandlers({
    folder,
    readChosen: () => Promise.resolve(chosen),
    onSettings: () => undefined,
    exportText: async (name, text) => ({ path: `${name} ${text.length > 0}` }),
    now: () => Date.parse("2026-11-22T20:00Z"),
  });

describe("shellHandlers", () => {
  it("keep layouts for the next start, and forget one that is removed", async () => {
    const first = open();
    expect(await first["layouts:get"](undefined)).toEqual({ layouts: {} });
    await first["layouts:save"]({ name: "research", layout: LAYOUT });
    await first["layouts:save"]({ name: "mine", layout: LAYOUT });
    await first["layouts:choose"]({ name: "mine" });
    expect(await first["layouts:remove"]({ name: "mine" })).toEqual({ wasThere: true });
    expect(await first["layouts:remove"]({ name: "mine" })).toEqual({ wasThere: false });
    expect(await open()["layouts:get"](undefined)).toEqual({
      current: "mine",
      layouts: { research: LAYOUT },
    });
  });

  it("keep settings for the next start", async () => {
    expect(await open()["settings:get"](undefined)).toEqual({ settings: DEFAULT_SETTINGS });
    await open()["settings:set"]({ ...DEFAULT_SETTINGS, theme: "light" });
    expect(await open()["settings:get"](undefined)).toEqual({
      settings: { ...DEFAULT_SETTINGS, theme: "light" },
    });
  });

  it.each(["{", "[]", '{"version":9}'])("put a file aside that holds %s, and say so", async (text) => {
    writeFileSync(path.join(folder, "layouts.json"), text);
    writeFileSync(path.join(folder, "settings.json"), text);
    const shell = open();
    expect(await shell["layouts:get"](undefined)).toMatchObject({
      layouts: {},
      problem: expect.stringContaining("layouts.json.damaged-1"),
    });
    expect(await shell["settings:get"](undefined)).toMatchObject({
      settings: DEFAULT_SETTINGS,
      problem: expect.stringContaining("settings.json.damaged-1"),
    });
    await shell["layouts:save"]({ name: "mine", layout: LAYOUT });
    expect(readFileSync(path.join(folder, "layouts.json.damaged-1"), "utf8")).toBe(text);
    expect(readdirSync(folder)).toContain("layouts.json");
  });

  it("export a layout with its name", async () => {
    expect(await open()["layouts:export"]({ name: "research", layout: LAYOUT })).toEqual({
      path: "workspace-research true",
    });
    expect(await open()["settings:export"](DEFAULT_SETTINGS)).toEqual({ path: "settings true" });
  });

  it("import settings that were exported, and keep them", async () => {
    const chosen = {
      path: "/home/a/settings.json",
      text: JSON.stringify({ ...DEFAULT_SETTINGS, theme: "light" }),
    };
    expect(await open(chosen)["settings:import"](undefined)).toMatchObject({ theme: "light" });
    expect(await open()["settings:get"](undefined)).toMatchObject({ settings: { theme: "light" } });
    expect(await open()["settings:import"](undefined)).toBeUndefined();
  });

  it.each([
    ["no JSON", "{", { code: "settings.not-json", field: "file" }],
    ["no settings", "[]", { code: "settings.invalid-file", field: "file" }],
    [
      "a setting of another version",
      JSON.stringify({ ...DEFAULT_SETTINGS, theme: "neon" }),
      { code: "settings.invalid-file", field: "theme", value: "/home/a/x.json" },
    ],
  ])("refuse a file that holds %s, and keep nothing of it", async (_what, text, problem) => {
    await expect(open({ path: "/home/a/x.json", text })["settings:import"](undefined)).rejects.toMatchObject(
      problem,
    );
    expect(await open()["settings:get"](undefined)).toEqual({ settings: DEFAULT_SETTINGS });
  });

  it("answer the text of a chosen layout, and nothing when none was chosen", async () => {
    expect(await open({ path: "/home/a/x.json", text: "{}" })["layouts:import"](undefined)).toEqual({
      text: "{}",
    });
    expect(await open()["layouts:import"](undefined)).toBeUndefined();
  });

  it("answer when the market opens next", async () => {
    expect(await open()["settings:market-session"](undefined)).toMatchObject({
      tsOpenMs: Date.parse("2026-11-23T14:30Z"),
    });
  });
});
