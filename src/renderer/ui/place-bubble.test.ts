import { describe, expect, it } from "vitest";
import { placeBubble } from "./place-bubble.ts";

const bubble = { width: 300, height: 100 };
const view = { width: 1_366, height: 768 };

describe("placeBubble", () => {
  it.each([
    { where: "below what it explains", left: 40, top: 100, expected: { left: 40, top: 124 } },
    { where: "above, at the lower edge", left: 40, top: 700, expected: { left: 40, top: 596 } },
    {
      where: "within the window, at the right edge",
      left: 1_300,
      top: 100,
      expected: { left: 1_062, top: 124 },
    },
    { where: "within the window, at the left edge", left: -20, top: 100, expected: { left: 4, top: 124 } },
  ])("puts it $where", ({ left, top, expected }) => {
    expect(placeBubble({ left, top, bottom: top + 20 }, bubble, view)).toEqual(expected);
  });

  it("keeps its head in sight in a window that is lower than itself", () => {
    expect(placeBubble({ left: 0, top: 30, bottom: 50 }, bubble, { width: 400, height: 90 }).top).toBe(4);
  });
});
