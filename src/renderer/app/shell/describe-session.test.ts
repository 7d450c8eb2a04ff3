import { describe, expect, it } from "vitest";
import { describeSession } from "./describe-session.ts";

const MINUTE = 60_000;
const session = { tsOpenMs: 1_000 * MINUTE, tsCloseMs: 1_390 * MINUTE, isHalfDay: false };

describe("describeSession", () => {
  it.each([
    [928, "opens in 1 h 12 m"],
    [999.5, "opens in 1 m"],
    [1_000, "closes in 6 h 30 m"],
    [1_350, "closes in 40 m"],
    [-2_000, "opens in 2 d 2 h"],
    [1_390, "market hours not known"],
  ])("says at minute %d: %s", (minute, text) => {
    expect(describeSession(session, minute * MINUTE)).toBe(text);
  });

  it("names a half day, and what is not known", () => {
    expect(describeSession({ ...session, isHalfDay: true }, 0)).toBe("opens in 16 h 40 m, half day");
    expect(describeSession(undefined, 0)).toBe("market hours not known");
  });
});
