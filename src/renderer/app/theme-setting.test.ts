import { describe, expect, it } from "vitest";
import { nextThemeSetting, readThemeSetting, resolveTheme } from "./theme-setting.ts";

describe("readThemeSetting", () => {
  it.each([
    [null, "dark"],
    ["light", "light"],
    ["neon", "dark"],
  ])("reads %s as %s", (stored, setting) => {
    expect(readThemeSetting(stored)).toBe(setting);
  });
});

describe("resolveTheme", () => {
  it.each([
    ["system", true, "light"],
    ["system", false, "dark"],
    ["dark", true, "dark"],
    ["light", false, "light"],
  ] as const)("is for %s with a light system %s: %s", (setting, isSystemLight, theme) => {
    expect(resolveTheme(setting, isSystemLight)).toBe(theme);
  });
});

describe("nextThemeSetting", () => {
  it("goes round", () => {
    const first = nextThemeSetting("dark");
    const second = nextThemeSetting(first);
    expect([first, second, nextThemeSetting(second)]).toEqual(["light", "system", "dark"]);
  });
});
