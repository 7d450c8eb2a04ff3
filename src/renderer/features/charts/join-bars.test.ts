import { describe, expect, it } from "vitest";
import type { BarsView } from "#shared/ipc/contract.ts";
import type { Bar } from "#shared/model/bar.ts";
import { epochMs } from "#shared/model/time.ts";
import { joinBars } from "./join-bars.ts";

const DAYS = [1, 2, 3, 4, 5];
const stored: BarsView = {
  symbol: "AAPL",
  timeframe: "1d",
  isSynthetic: true,
  origin: "test",
  totalBars: 5,
  tsOpenMs: DAYS,
  open: DAYS,
  high: DAYS,
  low: DAYS,
  close: DAYS,
  volume: DAYS,
};

function aBar(day: number): Bar {
  return { tsOpenMs: epochMs(day), open: 9, high: 9, low: 9, close: 9, volume: 9 };
}

function daysOf(bars: readonly Bar[]): readonly number[] {
  return bars.map((bar) => bar.tsOpenMs);
}

describe("joinBars", () => {
  it("puts the stored bars before those that were seen", () => {
    const bars = joinBars(stored, [aBar(3), aBar(4)], 4);
    expect([daysOf(bars), bars.map((bar) => bar.close)]).toEqual([
      [1, 2, 3, 4],
      [1, 2, 9, 9],
    ]);
  });

  it("never shows a bar that the session has not reached", () => {
    expect(daysOf(joinBars(stored, [], 3))).toEqual([1, 2, 3]);
  });

  it.each([
    { why: "nothing is stored", given: undefined, last: 4 },
    { why: "the session has not begun", given: stored, last: undefined },
  ])("shows what was seen when $why", ({ given, last }) => {
    expect(daysOf(joinBars(given, [aBar(4)], last))).toEqual([4]);
  });
});
