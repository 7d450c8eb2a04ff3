import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { findCronFault, nextCronTime } from "./cron.ts";

const MINUTE_MS = 60_000;

/** Days on which clocks change, in both halves of the world, by a whole hour and by half of one, and one on which none do. */
const CHANGES: readonly (readonly [zone: string, day: string])[] = [
  ["America/New_York", "2024-03-10"],
  ["America/New_York", "2024-11-03"],
  ["Europe/London", "2025-03-30"],
  ["Europe/London", "2025-10-26"],
  ["Australia/Lord_Howe", "2024-10-05"],
  ["Australia/Lord_Howe", "2025-04-05"],
  ["Asia/Tokyo", "2024-03-10"],
];

interface Minute {
  readonly tsMs: number;
  readonly date: string;
  /** HH:MM */
  readonly time: string;
}

/** What a clock on the wall shows in each minute of five days, read from the platform's time zones and from nothing of ours. */
function wallClock(zone: string, day: string): readonly Minute[] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  const startMs = Date.parse(`${day}T00:00Z`) - 2 * DAY_MS;
  return Array.from({ length: (5 * DAY_MS) / MINUTE_MS }, (_, minute) => {
    const tsMs = startMs + minute * MINUTE_MS;
    const [date = "", time = ""] = format.format(tsMs).split(" ");
    return { tsMs, date, time };
  });
}
const CLOCKS = CHANGES.map(([zone, day]) => ({
  zone,
  fromMs: Date.parse(`${day}T00:00Z`) - DAY_MS,
  clock: wallClock(zone, day),
}));

/** The first minute of each day at which clocks show the time, or would have shown it had they not leapt over it. */
function firstReached(clock: readonly Minute[], wanted: string): readonly number[] {
  const reached = new Map<string, number>();
  for (const { tsMs, date, time } of clock) {
    if (time >= wanted && !reached.has(date)) reached.set(date, tsMs);
  }
  return [...reached.values()];
}

const isInSpan = (fromMs: number) => (tsMs: number) => tsMs >= fromMs && tsMs < fromMs + 3 * DAY_MS;

/** Every time of the schedule in three days, asked for one after the other. */
function timesOf(pattern: string, zone: string, fromMs: number): readonly number[] {
  const times: number[] = [];
  let tsMs: number | undefined = fromMs - 1;
  for (;;) {
    tsMs = nextCronTime({ pattern, zone }, tsMs);
    if (tsMs === undefined || tsMs >= fromMs + 3 * DAY_MS) return times;
    times.push(tsMs);
  }
}

describe("nextCronTime", () => {
  it.each(CLOCKS)("gives each quarter of an hour that clocks in $zone show", ({ zone, fromMs, clock }) => {
    const shown = clock.filter(({ time }) => /:(?:00|15|30|45)$/.test(time)).map(({ tsMs }) => tsMs);
    expect(timesOf("*/15 * * * *", zone, fromMs)).toEqual(shown.filter(isInSpan(fromMs)));
  });

  it.each(CLOCKS)("gives a fixed time of day once a day in $zone", ({ zone, fromMs, clock }) => {
    for (const hour of [0, 1, 2, 3]) {
      const reached = firstReached(clock, `0${String(hour)}:20`);
      expect(timesOf(`20 ${String(hour)} * * *`, zone, fromMs)).toEqual(reached.filter(isInSpan(fromMs)));
    }
  });

  it("knows days of the week and of the month", () => {
    const at = (pattern: string, after: string) =>
      new Date(nextCronTime({ pattern, zone: "UTC" }, Date.parse(after))!).toISOString().slice(0, 16);
    expect(at("30 16 * * 1-5", "2024-07-05T17:00Z")).toBe("2024-07-08T16:30");
    expect(at("0 9 L * *", "2024-02-01T00:00Z")).toBe("2024-02-29T09:00");
    expect(at("0 0 29 2 *", "2024-03-01T00:00Z")).toBe("2028-02-29T00:00");
  });
});

describe("findCronFault", () => {
  it.each([
    ["30 16 * * 1-5", "America/New_York", undefined],
    ["30 16 * * MON-FRI", "UTC", undefined],
    ["61 * * * *", "UTC", "pattern"],
    ["* * * *", "UTC", "pattern"],
    ["* * * * * *", "UTC", "pattern"],
    ["@daily", "UTC", "pattern"],
    ["? * * * *", "UTC", "pattern"],
    ["0 0 30 2 *", "UTC", "never"],
    ["* * * * *", "Nowhere/X", "zone"],
  ])("says of %s in %s: %s", (pattern, zone, expected) => {
    expect(findCronFault({ pattern, zone })).toBe(expected);
  });
});
