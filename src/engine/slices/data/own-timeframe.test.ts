import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import type { Timeframe } from "#shared/model/time.ts";
import { ownTimeframe } from "./own-timeframe.ts";

const series = (symbol: string, timeframe: Timeframe, provider = "csv") =>
  aBarSeries({ symbol, timeframe, closes: [1, 2, 3], provenance: { provider } });

const library = createMemoryLibrary(
  series("FINE", "5m"),
  series("HALF", "30m"),
  series("HALF", "15m"),
  series("BOTH", "30m"),
  series("BOTH", "1d", "bundled"),
  series("DAYS", "1d"),
  series("WEEKS", "1w"),
);

describe("ownTimeframe", () => {
  it.each([
    ["the one that a symbol has", ["FINE"], "5m"],
    ["the longest of several", ["HALF"], "30m"],
    ["days where there are days", ["BOTH"], "1d"],
    ["what is longer than a day, when there is nothing else", ["WEEKS"], "1w"],
    ["what all symbols can give", ["FINE", "HALF"], "30m"],
    ["days when one of the symbols has days", ["FINE", "DAYS"], "1d"],
    ["days for a symbol that nobody stores", ["NOBODY"], "1d"],
    ["the same in lower case", ["half"], "30m"],
  ])("is %s", (_, symbols, timeframe) => {
    expect(ownTimeframe(library, symbols, undefined)).toBe(timeframe);
  });

  it("counts the series of the provider that is named", () => {
    expect(ownTimeframe(library, ["BOTH"], "csv")).toBe("30m");
  });
});
