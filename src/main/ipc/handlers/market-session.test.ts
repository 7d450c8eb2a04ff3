import { describe, expect, it } from "vitest";
import { marketSession } from "./market-session.ts";

const at = (text: string): number => Date.parse(text);

describe("marketSession", () => {
  it.each([
    ["during a session", "2026-11-23T15:00Z", "2026-11-23T14:30Z", "2026-11-23T21:00Z", false],
    ["on a Sunday", "2026-11-22T20:00Z", "2026-11-23T14:30Z", "2026-11-23T21:00Z", false],
    [
      "before the half day after Thanksgiving",
      "2026-11-26T20:00Z",
      "2026-11-27T14:30Z",
      "2026-11-27T18:00Z",
      true,
    ],
    ["after the close", "2026-07-02T20:30Z", "2026-07-06T13:30Z", "2026-07-06T20:00Z", false],
  ])("answers what comes %s", (_when, now, open, close, isHalfDay) => {
    expect(marketSession(at(now))).toEqual({ tsOpenMs: at(open), tsCloseMs: at(close), isHalfDay });
  });
});
