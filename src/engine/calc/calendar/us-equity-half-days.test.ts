import { describe, expect, it } from "vitest";
import { readReference } from "#engine/testing/read-reference.ts";
import { DAY_MS, epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";
import { isUsEquityHalfDay } from "./us-equity-half-days.ts";

const isShort = (date: string): boolean => isUsEquityHalfDay(parseIsoDate(date)!);

function halfDays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = Number(parseIsoDate(from)); day <= parseIsoDate(to)!; day += DAY_MS) {
    if (isUsEquityHalfDay(day)) days.push(formatIsoDate(epochMs(day)));
  }
  return days;
}

const reference = readReference("calendar/us-equity.csv");

describe("isUsEquityHalfDay", () => {
  it.each([
    ["2024-11-29", true, "the Friday after Thanksgiving"],
    ["2024-11-28", false, "Thanksgiving itself"],
    ["2002-07-05", true, "the Friday after a Thursday's Independence Day, before 2013"],
    ["2002-07-03", false, "the Wednesday before it, then"],
    ["2013-07-03", true, "the Wednesday before it, since 2013"],
    ["2019-07-05", false, "the Friday after it, since 2013"],
    ["2020-07-02", false, "the day before Independence Day was kept on Friday"],
    ["2025-07-03", true, "the eve of a Friday's Independence Day"],
    ["2023-07-03", true, "the eve of a Tuesday's"],
    ["2021-12-24", false, "Christmas Eve, when Christmas is kept on it"],
    ["2029-12-24", true, "Christmas Eve on a Monday"],
    ["2003-12-26", true, "a short session that no rule foresees"],
    ["2024-12-31", false, "New Year's Eve"],
  ])("says of %s: %s (%s)", (date, expected) => {
    expect(isShort(date)).toBe(expected);
  });

  it("lists those of 2029 and 2030", () => {
    expect(halfDays("2029-01-01", "2030-12-31")).toEqual([
      "2029-07-03",
      "2029-11-23",
      "2029-12-24",
      "2030-07-03",
      "2030-11-29",
      "2030-12-24",
    ]);
  });

  it.skipIf(reference === undefined)(
    "agrees with the reference calendar 1999 to 2028 (skipped when GPT_TRADER_REFERENCE_DATA is not set)",
    () => {
      const rows = reference!.split("\n").filter((row) => row.includes(",early_close,"));
      // The file lists a Sunday, and begins too late in 1999 for one that no rule foresees.
      const listed = rows.map((row) => row.slice(0, 10)).filter((date) => date !== "2017-12-24");
      expect(halfDays("1999-01-01", "2028-12-31").filter((date) => date !== "1999-12-31")).toEqual(listed);
    },
  );
});
