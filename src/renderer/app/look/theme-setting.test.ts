import { describe, expect, it } from "vitest";
import { THEMES } from "#shared/model/settings.ts";
import { nextThemeSetting, resolveTheme, themeName } from "./theme-setting.ts";

describe("resolveTheme", () => {
  it("follows the system only when asked to", () => {
    expect([
      resolveTheme("system", true),
      resolveTheme("system", false),
      resolveTheme("dark", true),
      resolveTheme("high_contrast", true),
    ]).toEqual(["light", "dark", "dark", "high_contrast"]);
  });
});

describe("nextThemeSetting", () => {
  it("comes back to where it began", () => {
    const seen = THEMES.map((setting) => nextThemeSetting(setting));
    expect(seen.toSorted()).toEqual(THEMES.toSorted());
    expect(themeName("high_contrast")).toBe("high contrast");
  });
});
