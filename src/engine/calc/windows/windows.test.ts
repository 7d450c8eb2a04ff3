import { describe, expect, it } from "vitest";
import { averageBars } from "./average-bars.ts";
import { fitWindow, lastBars } from "./bar-window.ts";
import { compareCloses } from "./compare-closes.ts";
import { joinPoints } from "./join-points.ts";
import { placeTimes } from "./place-times.ts";

const columns = (...closes: readonly number[]) => ({
  tsOpenMs: Float64Array.from(closes, (_, index) => index * 10),
  open: Float64Array.from(closes, (close) => close - 1),
  high: Float64Array.from(closes, (close) => close + 2),
  low: Float64Array.from(closes, (close) => close - 3),
  close: Float64Array.from(closes),
  volume: Float64Array.from(closes, () => 5),
  quality: Uint8Array.from(closes, (close) => (close === 7 ? 2 : 0)),
});

describe("fitWindow", () => {
  it("begins at a multiple of the bars a point and ends with the series", () => {
    expect(fitWindow({ first: 5, end: 99, barsPerPoint: 4 }, 10)).toEqual({
      first: 4,
      end: 10,
      barsPerPoint: 4,
    });
    expect(lastBars({ first: 4, end: 10, barsPerPoint: 4 })).toEqual([7, 9]);
  });

  it("is empty where the series has no bars", () => {
    expect(fitWindow({ first: 90, end: 99, barsPerPoint: 1 }, 10)).toEqual({
      first: 10,
      end: 10,
      barsPerPoint: 1,
    });
    expect(fitWindow({ first: -9, end: -2, barsPerPoint: 1 }, 10)).toEqual({
      first: 0,
      end: 0,
      barsPerPoint: 1,
    });
  });

  it("refuses more points than a chart can be given", () => {
    expect(() => fitWindow({ first: 0, end: 20_001, barsPerPoint: 2 }, 1_000_000)).toThrow(
      "a window must have at most 10000 points, was 10001",
    );
  });
});

describe("joinPoints", () => {
  it("keeps the first open, every extreme, the last close, all volume and the worst quality of each point", () => {
    expect(joinPoints(columns(4, 9, 7, 5, 6), { first: 0, end: 5, barsPerPoint: 2 })).toEqual({
      tsOpenMs: [0, 20, 40],
      open: [3, 6, 5],
      high: [11, 9, 8],
      low: [1, 2, 3],
      close: [9, 5, 6],
      volume: [10, 10, 5],
      quality: [0, 2, 0],
    });
  });
});

describe("averageBars", () => {
  it("averages each bar and opens it in the middle of the body before", () => {
    const averaged = averageBars(columns(10, 20));
    // First: open (9 + 10) / 2, close (9 + 12 + 7 + 10) / 4; second: open of their middle, close (19 + 22 + 17 + 20) / 4.
    expect([[...averaged.open], [...averaged.close]]).toEqual([
      [9.5, 9.5],
      [9.5, 19.5],
    ]);
  });
});

describe("compareCloses", () => {
  it("takes the last close within the time of each point, and none from before it", () => {
    const other = { tsOpenMs: Float64Array.of(5, 15, 45), close: Float64Array.of(1, 2, 3) };
    expect(compareCloses(columns(1, 1, 1, 1, 1, 1), other, { first: 0, end: 6, barsPerPoint: 2 })).toEqual([
      2,
      Number.NaN,
      3,
    ]);
  });
});

describe("placeTimes", () => {
  it("places times on, between, before and after bars", () => {
    const times = Float64Array.of(100, 110, 150);
    expect(placeTimes(times, [100, 130, 150, 80, 170], 10)).toEqual([0, 1.5, 2, -2, 4]);
    expect(placeTimes(new Float64Array(), [5], 10)).toEqual([0]);
  });
});
