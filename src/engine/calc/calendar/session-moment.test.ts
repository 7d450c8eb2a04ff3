import { describe, expect, it } from "vitest";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { nextSessionMoment, type SessionMoment } from "./session-moment.ts";

const MINUTE_MS = 60_000;

function next(moment: SessionMoment, after: string, offsetMinutes = 0): string {
  const tsMs = nextSessionMoment(moment, offsetMinutes * MINUTE_MS, Date.parse(after));
  return tsMs === undefined ? "never" : formatIsoTime(epochMs(tsMs)).slice(0, 16);
}

describe("nextSessionMoment", () => {
  it.each<[SessionMoment, string, string, string]>([
    ["pre_market", "2024-07-09T00:00Z", "2024-07-09T08:00", "early trading in summer"],
    ["open", "2024-07-09T00:00Z", "2024-07-09T13:30", "the open in summer"],
    ["close", "2024-07-09T00:00Z", "2024-07-09T20:00", "the close in summer"],
    ["after_hours", "2024-07-09T00:00Z", "2024-07-10T00:00", "the end of late trading in summer"],
    ["open", "2024-01-09T00:00Z", "2024-01-09T14:30", "the open in winter"],
    ["close", "2024-07-05T20:00Z", "2024-07-08T20:00", "the next one, at the very moment of one"],
    ["open", "2024-03-08T20:00Z", "2024-03-11T13:30", "the Monday after clocks went forward"],
    ["open", "2024-11-01T20:00Z", "2024-11-04T14:30", "the Monday after clocks went back"],
    ["close", "2024-11-28T12:00Z", "2024-11-29T18:00", "a half day after a holiday"],
    ["after_hours", "2024-11-29T12:00Z", "2024-11-29T22:00", "late trading of a half day"],
    ["open", "2001-09-11T00:00Z", "2001-09-17T13:30", "the open after the longest closure"],
    ["close", "2025-01-08T22:00Z", "2025-01-10T21:00", "no close on a day of mourning"],
  ])("tells the %s after %s: %s (%s)", (moment, after, expected) => {
    expect(next(moment, after)).toBe(expected);
  });

  it("counts an offset from the moment, also back over midnight", () => {
    expect(next("close", "2024-07-09T00:00Z", -15)).toBe("2024-07-09T19:45");
    expect(next("close", "2024-07-09T20:01Z", 15)).toBe("2024-07-09T20:15");
    expect(next("after_hours", "2024-07-05T23:00Z", 12 * 60)).toBe("2024-07-06T12:00");
    expect(next("pre_market", "2024-07-07T12:00Z", -12 * 60)).toBe("2024-07-07T20:00");
  });
});
