import { describe, expect, it } from "vitest";
import { patternBias } from "./pattern-bias.ts";

describe("patternBias", () => {
  it("is 0 where a bullish and a bearish pattern are active at once", () => {
    const patterns = [
      { direction: "bullish", confirmedIndex: 1 },
      { direction: "bearish", confirmedIndex: 3 },
    ] as const;
    expect([...patternBias(patterns, 8, 3)]).toEqual([0, 1, 1, 0, -1, -1, 0, 0]);
  });
});
