import { describe, expect, it } from "vitest";
import type { Bar } from "#shared/model/bar.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { createHigherBars } from "../bars/create-higher-bars.ts";
import { findStrategy } from "./strategy-catalogue.ts";
import type { Strategy } from "./strategy.ts";
import { withHigherBars } from "./with-higher-bars.ts";

/** Daily bars from a Monday on; each closes at its day's number. */
const days: readonly Bar[] = Array.from({ length: 40 }, (_, day) => ({
  tsOpenMs: epochMs(Date.UTC(2020, 0, 6) + day * DAY_MS),
  open: day + 0.5,
  high: day + 2,
  low: day,
  close: day + 1,
  volume: 10,
}));

/** Wants to be long or short after the last week's close, as `peek` shows it. */
function aWeekly(peek: (bar: Bar, last: Bar | undefined) => Bar | undefined): Strategy {
  return {
    ...findStrategy("momentum"),
    id: "weekly",
    parameters: [],
    constraint: () => undefined,
    warmUpBars: () => 0,
    higherTimeframes: ["1w"],
    start: () => ({
      decide(bar, _position, higher) {
        const week = peek(bar, higher?.last("1w"));
        return week === undefined
          ? undefined
          : {
              target: week.close > week.open ? "long" : "short",
              strength: 1,
              reason: `week at ${week.close}`,
            };
      },
    }),
  };
}

const reasonsOf = (strategy: Strategy, bars: readonly Bar[]) => {
  const run = withHigherBars(strategy).start({});
  return bars.map((bar) => run.decide(bar, 0)?.reason);
};

/** The first bar whose decision changes when all later bars are taken away; -1 when none does. */
const firstLook = (strategyOf: (bars: readonly Bar[]) => Strategy): number =>
  days.findIndex((_, index) => {
    const known = days.slice(0, index + 1);
    return reasonsOf(strategyOf(days), days)[index] !== reasonsOf(strategyOf(known), known)[index];
  });

describe("withHigherBars", () => {
  it("shows a week when the first day of the next one has closed, and it whole", () => {
    const reasons = reasonsOf(
      aWeekly((_bar, last) => last),
      days.slice(0, 15),
    );
    expect(reasons.slice(0, 7)).toEqual(Array(7).fill(undefined));
    expect(reasons.slice(7, 14)).toEqual(Array(7).fill("week at 7"));
    expect(reasons[14]).toBe("week at 14");
  });

  it("joins open, extremes, close and volume of what it shows", () => {
    const higher = createHigherBars(["1w"]);
    for (const bar of days.slice(0, 8)) higher.next(bar);
    expect(higher.last("1w")).toEqual({
      tsOpenMs: Date.UTC(2020, 0, 6),
      open: 0.5,
      high: 8,
      low: 0,
      close: 7,
      volume: 70,
    });
    expect(higher.last("1mo")).toBeUndefined();
  });

  it("decides the same when all later bars are taken away, which a planted peek does not", () => {
    expect(firstLook(() => aWeekly((_bar, last) => last))).toBe(-1);
    // The week that the bar lies in, as a careless resampling shows it: whole from its first day on.
    const peeking = (bars: readonly Bar[]): Strategy =>
      aWeekly((bar) => {
        const week = bars.filter(({ tsOpenMs }) => sameWeek(tsOpenMs, bar.tsOpenMs));
        return { ...bar, open: week[0]?.open ?? 0, close: week.at(-1)?.close ?? 0 };
      });
    expect(firstLook(peeking)).toBe(0);
  });

  it("leaves a strategy alone that asks for nothing longer", () => {
    const momentum = findStrategy("momentum");
    expect(withHigherBars(momentum)).toBe(momentum);
  });
});

function sameWeek(left: number, right: number): boolean {
  const weekOf = (time: number): number => Math.floor((time - Date.UTC(2020, 0, 6)) / (7 * DAY_MS));
  return weekOf(left) === weekOf(right);
}
