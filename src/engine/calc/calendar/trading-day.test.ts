import { describe, expect, it } from "vitest";
import { DAY_MS, epochMs, formatIsoTime, parseIsoDate } from "#shared/model/time.ts";
import { tradingDayOf } from "./trading-day.ts";

const dayOf = (time: string): string => tradingDayOf(epochMs(Date.parse(time))).date;
const endOf = (time: string): string => formatIsoTime(tradingDayOf(epochMs(Date.parse(time))).endsMs);

/** An independent word on what the date in New York is. */
const newYork = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York" });

describe("tradingDayOf", () => {
  it.each([
    ["2026-03-06T14:30:00.001Z", "2026-03-06", "the open of a winter day"],
    ["2026-03-07T04:59:59.999Z", "2026-03-06", "the last instant of Friday in New York"],
    ["2026-03-07T15:00:00.001Z", "2026-03-06", "a Saturday"],
    ["2026-03-09T03:59:59.999Z", "2026-03-06", "Sunday's end after the clocks went forward"],
    ["2026-03-09T04:00:00.001Z", "2026-03-09", "Monday's first instant in summer time"],
    ["2024-11-28T15:00:00.001Z", "2024-11-27", "Thanksgiving"],
    ["2024-11-29T15:00:00.001Z", "2024-11-29", "the half day after it"],
    ["2024-07-04T00:00:00.000Z", "2024-07-03", "a daily bar on a holiday"],
    ["2024-07-05T00:00:00.000Z", "2024-07-05", "a daily bar"],
    ["2006-04-02T06:59:59.999Z", "2006-03-31", "a Sunday before the clocks went forward, by the older rule"],
  ])("puts %s into %s: %s", (time, date) => {
    expect(dayOf(time)).toBe(date);
  });

  it.each([
    ["2026-03-06T14:30:00.001Z", "2026-03-09T04:00:00.000Z", "over a weekend on which the clocks change"],
    ["2026-10-30T14:30:00.001Z", "2026-11-02T05:00:00.000Z", "over a weekend on which they change back"],
    ["2024-07-03T00:00:00.000Z", "2024-07-05T00:00:00.000Z", "of daily bars over a holiday"],
  ])("ends the day of %s at %s: %s", (time, end) => {
    expect(endOf(time)).toBe(end);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -8.64e15])(
    "refuses %d, which is no time",
    (time) => {
      expect(() => tradingDayOf(epochMs(time))).toThrow(TypeError);
    },
  );

  it.each([2000, 2006, 2007, 2024, 2026])("agrees with the zone's own rules in each hour of %i", (year) => {
    const wrong: string[] = [];
    const last = parseIsoDate(`${year + 1}-01-01`)!;
    // A minute past the hour: midnight UTC itself opens daily bars.
    for (let time = parseIsoDate(`${year}-01-03`)! + 60_000; time < last; time += DAY_MS / 24) {
      const local = parseIsoDate(newYork.format(time))!;
      const { date, endsMs } = tradingDayOf(epochMs(time));
      const next = parseIsoDate(newYork.format(endsMs))!;
      if (
        parseIsoDate(date)! > local ||
        next <= local ||
        newYork.format(endsMs - 1) === newYork.format(endsMs)
      )
        wrong.push(formatIsoTime(epochMs(time)));
    }
    expect(wrong).toEqual([]);
  });
});
