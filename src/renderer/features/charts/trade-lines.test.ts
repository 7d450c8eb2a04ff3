import { describe, expect, it } from "vitest";
import type { Trade } from "#shared/model/position.ts";
import { epochMs } from "#shared/model/time.ts";
import { toTradeLines, tradeAt } from "./trade-lines.ts";

function aTrade(symbol: string, tsEntryMs: number, tsExitMs: number, profit: number): Trade {
  return {
    symbol,
    side: "long",
    quantity: 1,
    tsEntryMs: epochMs(tsEntryMs),
    entryPrice: 10,
    entryReason: "",
    tsExitMs: epochMs(tsExitMs),
    exitPrice: 10 + profit,
    exitReason: "",
    fees: 0,
    profit,
    returnFraction: profit / 10,
    barsHeld: 1,
  };
}

const loss = aTrade("SPX", 5_000, 9_000, -1);
const gain = aTrade("SPX", 1_000, 6_000, 2);
const trades = [loss, gain, aTrade("FB", 0, 99_000, 5)];

describe("toTradeLines", () => {
  it("takes the trades of the symbol in order of their entries", () => {
    expect(toTradeLines(trades, "SPX")).toEqual([
      { fromTime: 1, toTime: 6, entryPrice: 10, exitPrice: 12, isGain: true },
      { fromTime: 5, toTime: 9, entryPrice: 10, exitPrice: 9, isGain: false },
    ]);
  });
});

describe("tradeAt", () => {
  it("finds the trade that was open, the later of two", () => {
    expect([3, 5, 9, 10, undefined].map((time) => tradeAt(trades, "SPX", time))).toEqual([
      gain,
      loss,
      loss,
      undefined,
      undefined,
    ]);
  });
});
