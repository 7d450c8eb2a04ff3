import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { readReference } from "#engine/testing/read-reference.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";
import { isUsEquitySession, listUsEquitySessions } from "./us-equity-sessions.ts";

const day = (date: string): number => parseIsoDate(date)!;
const isOpen = (date: string): boolean => isUsEquitySession(day(date));

const reference = readReference("calendar/us-equity.csv");

describe("isUsEquitySession", () => {
  it.each([
    ["2021-12-31", true, "a New Year's Day on Saturday closes no Friday"],
    ["2022-06-20", false, "Juneteenth on Sunday is kept on Monday"],
    ["2021-06-18", true, "Juneteenth was no holiday before 2022"],
    ["2027-06-18", false, "Juneteenth on Saturday is kept on Friday"],
    ["2020-04-10", false, "Good Friday"],
    ["2001-09-17", true, "the market opened again"],
    ["2012-10-30", false, "hurricane Sandy"],
    ["1997-01-20", true, "Martin Luther King Jr. Day was no holiday before 1998"],
    ["2024-06-08", false, "a Saturday"],
  ])("says of %s: %s (%s)", (date, expected) => {
    expect(isOpen(date)).toBe(expected);
  });

  it("gives the very sessions of the bundled S&P 500 series", () => {
    const { tsOpenMs } = loadSpx();
    const sessions = listUsEquitySessions(tsOpenMs[0]!, tsOpenMs.at(-1)!);
    expect(sessions.map((session) => formatIsoDate(epochMs(session)))).toEqual(
      Array.from(tsOpenMs, (time) => formatIsoDate(epochMs(time))),
    );
  });

  it.skipIf(reference === undefined)(
    "agrees with the reference calendar 1998 to 2028 (skipped when GPT_TRADER_REFERENCE_DATA is not set)",
    () => {
      const rows = reference!.trim().split("\n").slice(1);
      const holidays = rows
        .filter((row) => row.includes(",holiday,"))
        .map((row) => row.slice(0, 10))
        // The file also lists two New Year's Days that fell on a Saturday.
        .filter((date) => new Date(date).getUTCDay() % 6 !== 0);
      const closed: string[] = [];
      for (let time = day("1998-01-01"); time <= day("2028-12-31"); time += DAY_MS) {
        const weekday = new Date(time).getUTCDay();
        if (weekday > 0 && weekday < 6 && !isUsEquitySession(time)) closed.push(formatIsoDate(epochMs(time)));
      }
      expect(closed).toEqual(holidays);
    },
  );
});
