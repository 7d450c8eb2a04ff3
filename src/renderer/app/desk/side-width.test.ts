import { describe, expect, it } from "vitest";
import { fitSideWidth } from "./side-width.ts";

describe("fitSideWidth", () => {
  it.each([
    { says: "leaves a width that suits", keptPx: 270, windowPx: 1_366, fitted: 270 },
    { says: "narrows what was kept in a wide window", keptPx: 700, windowPx: 1_366, fitted: 410 },
    { says: "widens what would cut its lines", keptPx: 60, windowPx: 2_560, fitted: 188 },
    { says: "cuts no lines even in the narrowest window", keptPx: 250, windowPx: 500, fitted: 188 },
  ])("$says", ({ keptPx, windowPx, fitted }) => {
    expect(fitSideWidth(keptPx, 250, windowPx)).toBe(fitted);
  });
});
