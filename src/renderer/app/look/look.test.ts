import { afterEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import { formatContext, setFormatContext } from "#renderer/ui/format-context.ts";
import { applyLook } from "./look.ts";

afterEach(() => setFormatContext({ numberLocale: "en-US", zone: "utc" }));

describe("applyLook", () => {
  it("tells the stylesheet and the formats what the settings say", () => {
    const dataset: DOMStringMap = {};
    const settings = { ...DEFAULT_SETTINGS, colours: "blue_orange", numberLocale: "de-DE" } as const;
    applyLook(settings, "light", dataset);
    expect(dataset).toEqual({
      theme: "light",
      colours: "blue_orange",
      density: "comfortable",
      motion: "system",
    });
    expect(formatContext()).toEqual({ numberLocale: "de-DE", zone: "exchange" });
  });

  it("asks for another drawing when figures are written in another way, and only then", () => {
    const key = (change: Partial<typeof DEFAULT_SETTINGS>): string =>
      applyLook({ ...DEFAULT_SETTINGS, ...change }, "dark", {});
    expect(key({ theme: "light" })).toBe(key({}));
    expect(key({ numberLocale: "fr-FR" })).not.toBe(key({}));
    expect(key({ zone: "utc" })).not.toBe(key({}));
  });
});
