import { expect, it } from "vitest";
import { describeLibrary } from "./describe-library.ts";

const stats = {
  cache: { hits: 3, misses: 1, series: 1, bytes: 49_000_000, maximumBytes: 268_435_456 },
  providers: [{ provider: "csv", series: 1, bars: 1_000_000, bytes: 49_000_000 }],
  ticks: { series: 0, trades: 0, bytes: 0 },
  fileBytes: 51_200_000,
};

it("tells how much there is and how often it was in memory", () => {
  const text = describeLibrary(stats);
  expect(text).toMatch(/csv +1 +1000000 +49\.0/);
  expect(text.split("\n").slice(-3)).toEqual([
    "cache   75.00 % of 4 loads from memory (since the owner started)",
    "memory  1 series, 49.0 of 268.4 MB",
    "file    bars.sqlite, 51.2 MB",
  ]);
});

it("tells of stored trades where there are any", () => {
  const ticks = { series: 2, trades: 500_000, bytes: 12_000_000 };
  expect(describeLibrary({ ...stats, ticks })).toContain("trades  500000 of 2 symbols, 12.0 MB");
});

it("gives no rate where nothing was loaded", () => {
  expect(describeLibrary({ ...stats, cache: { ...stats.cache, hits: 0, misses: 0 } })).toContain(
    "cache   — of 0 loads",
  );
});
