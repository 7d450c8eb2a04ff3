import { describe, expect, it } from "vitest";
import { pointAtTime } from "./point-at-time.ts";

const times = [100, 200, 300, 400];

describe("pointAtTime", () => {
  it("is the point that a moment lies in", () => {
    expect([100, 199, 200, 450].map((tsMs) => pointAtTime(times, 4, tsMs))).toEqual([0, 0, 1, 3]);
  });

  it("is nowhere before the first point and after the last that is shown", () => {
    expect([99, 500].map((tsMs) => pointAtTime(times, 4, tsMs))).toEqual([undefined, undefined]);
    expect([250, 300].map((tsMs) => pointAtTime(times, 2, tsMs))).toEqual([1, undefined]);
    expect(pointAtTime([], 0, 5)).toBeUndefined();
  });
});
