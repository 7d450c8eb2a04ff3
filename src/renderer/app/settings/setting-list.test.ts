import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import { changeOf, findSettings, SETTINGS } from "./setting-list.ts";

describe("findSettings", () => {
  it.each([
    ["", SETTINGS.length],
    ["THEME", 1],
    ["orange", 1],
    ["new york", 1],
    ["nothing of the sort", 0],
  ])("finds for %s: %i", (text, count) => {
    expect(findSettings(text)).toHaveLength(count);
  });
});

describe("changeOf", () => {
  it("takes what is offered and nothing else", () => {
    const [theme] = SETTINGS;
    expect([changeOf(theme!, "light"), changeOf(theme!, "neon")]).toEqual([{ theme: "light" }, {}]);
  });

  it("offers what each setting begins with", () => {
    expect(SETTINGS.map((setting) => changeOf(setting, DEFAULT_SETTINGS[setting.id]))).toEqual(
      SETTINGS.map(({ id }) => ({ [id]: DEFAULT_SETTINGS[id] })),
    );
  });
});
