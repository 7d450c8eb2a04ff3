import { expect, it } from "vitest";
import { TickMarkType } from "lightweight-charts";
import type { UTCTimestamp } from "lightweight-charts";
import { writeDay } from "./write-day.ts";

const OCTOBER_2 = (Date.UTC(2019, 9, 2) / 1_000) as UTCTimestamp;

it("names the month of a day, in the words of the locale", () => {
  expect(writeDay(OCTOBER_2, TickMarkType.DayOfMonth, "en-US")).toBe("Oct 2");
  expect(writeDay(OCTOBER_2, TickMarkType.DayOfMonth, "de-DE")).toBe("2. Okt.");
});

it("leaves years, months and times of day to the library", () => {
  for (const type of [TickMarkType.Year, TickMarkType.Month, TickMarkType.Time])
    expect(writeDay(OCTOBER_2, type, "en-US")).toBeNull();
});
