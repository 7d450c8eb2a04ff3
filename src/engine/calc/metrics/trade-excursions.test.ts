import { describe, expect, it } from "vitest";
import { aTrade } from "#engine/calc/report/testing/a-report-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import type { Trade } from "#shared/model/position.ts";
import { epochMs } from "#shared/model/time.ts";
import { tradeExcursions } from "./trade-excursions.ts";

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);
const series = aBarSeries({
  closes: [100, 104, 96, 110, 108],
  opens: [100, 100, 104, 96, 110],
  highs: [101, 106, 105, 112, 130],
  lows: [99, 98, 92, 95, 60],
});

function from(entry: number, exit: number, overrides: Partial<Trade> = {}): Trade {
  return aTrade({
    symbol: "TEST",
    entryPrice: 100,
    exitPrice: 110,
    tsEntryMs: epochMs(START + entry * DAY),
    tsExitMs: epochMs(START + exit * DAY),
    ...overrides,
  });
}

describe("tradeExcursions", () => {
  it("takes the bars from the entry to before the exit, whose price is the last that counts", () => {
    // Lows 98, 92, 95 and highs 106, 105, 112 of bars 1 to 3; bar 4, with 60 and 130, is the exit's.
    expect(tradeExcursions([from(1, 4)], [series])).toEqual([
      { adverse: -0.08, favourable: 0.12, efficiency: 10 / 20 },
    ]);
  });

  it("turns around for a short", () => {
    expect(tradeExcursions([from(1, 4, { side: "short" })], [series])).toEqual([
      { adverse: -0.12, favourable: 0.08, efficiency: -10 / 20 },
    ]);
  });

  it("knows only both prices of a trade within one bar", () => {
    expect(tradeExcursions([from(1, 1)], [series])).toEqual([{ adverse: 0, favourable: 0.1, efficiency: 1 }]);
  });

  it("has no figure without bars, and no efficiency where the price never moved", () => {
    const flat = from(1, 1, { exitPrice: 100 });
    expect(tradeExcursions([flat], [series])).toEqual([
      { adverse: 0, favourable: 0, efficiency: Number.NaN },
    ]);
    expect(tradeExcursions([flat], [])[0]?.adverse).toBeNaN();
  });

  it("finds the extremes of long trades as a walk over every bar does", () => {
    const closes = Array.from({ length: 1_500 }, (_, index) => 100 + 30 * Math.sin(index / 37) + (index % 7));
    const long = aBarSeries({ closes });
    for (const [entry, exit] of [
      [3, 1_400],
      [250, 262],
      [256, 512],
      [511, 513],
    ] as const) {
      const lows = long.low.slice(entry, exit);
      const [found] = tradeExcursions([from(entry, exit, { exitPrice: 100 })], [long]);
      expect(found?.adverse).toBe((Math.min(100, ...lows) - 100) / 100);
    }
  });
});
