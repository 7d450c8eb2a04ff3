import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { Trade } from "#shared/model/position.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { findDoubtfulTrades } from "./find-doubtful-trades.ts";

const clean = aBarSeries({ closes: [1, 2, 3, 4, 5, 6, 7, 8] });
const series = {
  ...clean,
  quality: clean.quality.with(2, QUALITY.suspicious).with(5, QUALITY.repaired),
};

/** A trade from one bar to another, `laterMs` into each. */
function aTrade(entry: number, exit: number, laterMs = 0, symbol = "TEST"): Trade {
  const startMs = series.tsOpenMs[0]!;
  return {
    symbol,
    side: "long",
    quantity: 1,
    tsEntryMs: epochMs(startMs + entry * DAY_MS + laterMs),
    entryPrice: 1,
    entryReason: "",
    tsExitMs: epochMs(startMs + exit * DAY_MS + laterMs),
    exitPrice: 1,
    exitReason: "",
    fees: 0,
    profit: 0,
    returnFraction: 0,
    barsHeld: exit - entry,
  };
}

describe("findDoubtfulTrades", () => {
  it("tells where each trade met a doubtful bar", () => {
    const trades = [aTrade(0, 1), aTrade(0, 2), aTrade(2, 3), aTrade(1, 6), aTrade(5, 5), aTrade(6, 7)];
    expect(findDoubtfulTrades(trades, [series])).toEqual([
      { trade: 1, symbol: "TEST", entry: undefined, exit: "suspicious", heldThrough: 0 },
      { trade: 2, symbol: "TEST", entry: "suspicious", exit: undefined, heldThrough: 0 },
      { trade: 3, symbol: "TEST", entry: undefined, exit: undefined, heldThrough: 2 },
      { trade: 4, symbol: "TEST", entry: "repaired", exit: "repaired", heldThrough: 0 },
    ]);
  });

  it("takes a fill inside a bar as one of that bar", () => {
    expect(findDoubtfulTrades([aTrade(1, 2, 3_600_000)], [series])).toMatchObject([{ exit: "suspicious" }]);
  });

  it("has nothing to say of real bars and of other symbols", () => {
    expect(findDoubtfulTrades([aTrade(0, 7)], [clean])).toEqual([]);
    expect(findDoubtfulTrades([aTrade(0, 7, 0, "OTHER")], [series])).toEqual([]);
  });
});
