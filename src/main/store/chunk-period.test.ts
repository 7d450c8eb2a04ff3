import { describe, expect, it } from "vitest";
import type { Timeframe } from "#shared/model/time.ts";
import { chunkPeriodOf } from "./chunk-period.ts";

describe("chunkPeriodOf", () => {
  it.each<[Timeframe, string, string]>([
    ["1m", "2020-02-01", "2020-03-01"],
    ["30m", "2020-01-01", "2021-01-01"],
    ["4h", "2020-01-01", "2030-01-01"],
  ])("puts a bar of %s into the period from %s to %s", (timeframe, start, end) => {
    const [tsStartMs, tsEndMs] = [Date.parse(start), Date.parse(end)];
    const period = { tsStartMs, tsEndMs };
    for (const time of [Date.parse("2020-02-29T23:59Z"), Date.parse("2020-02-01T00:00Z")])
      expect(chunkPeriodOf(timeframe, time)).toEqual(period);
    expect(chunkPeriodOf(timeframe, tsEndMs).tsStartMs).toBe(tsEndMs);
    expect(chunkPeriodOf(timeframe, tsStartMs - 1).tsEndMs).toBe(tsStartMs);
  });

  it("keeps all daily bars together", () => {
    expect(chunkPeriodOf("1d", Date.UTC(1950, 0, 1))).toEqual({
      tsStartMs: Date.parse("0000-01-01"),
      tsEndMs: Number.POSITIVE_INFINITY,
    });
  });
});
