import { describe, expect, it } from "vitest";
import { aTrade } from "../testing/a-trade.ts";
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
  it("takes the bars from the entry to the exit, of whose bar an exit by the market sees the open", () => {
    // Lows 98, 92, 95 and highs 106, 105, 112 of bars 1 to 3; of bar 4, from 60 to 130, only the open of 110 was lived.
    expect(tradeExcursions([from(1, 4)], [series])).toEqual([
      { adverse: -0.08, favourable: 0.12, efficiency: 10 / 20 },
    ]);
  });

  it("turns around for a short", () => {
    expect(tradeExcursions([from(1, 4, { side: "short" })], [series])).toEqual([
      { adverse: -0.12, favourable: 0.08, efficiency: -10 / 20 },
    ]);
  });

  it("counts the gap to the open of the exit's bar", () => {
    const gapped = aBarSeries({
      closes: [100, 101, 80],
      opens: [100, 100, 70],
      highs: [101, 102, 90],
      lows: [99, 99, 60],
    });
    // Sold at 68 with slippage on an open of 70; a limit at 85 would have met the low of 60 first.
    expect(tradeExcursions([from(1, 2, { exitPrice: 68 })], [gapped])[0]?.adverse).toBe(-0.32);
    expect(tradeExcursions([from(1, 2, { exitPrice: 85 })], [gapped])[0]).toMatchObject({
      adverse: -0.4,
      favourable: 0.02,
    });
    const short = from(1, 2, { exitPrice: 71, side: "short" });
    expect(tradeExcursions([short], [gapped])[0]?.favourable).toBe(0.3);
  });

  it("leaves out of the exit's bar what came after a stop", () => {
    // Stopped at 105 in bar 4, which opened at 110 and went on to 60 and 130.
    expect(tradeExcursions([from(3, 4, { entryPrice: 96, exitPrice: 105 })], [series])[0]).toMatchObject({
      adverse: (95 - 96) / 96,
      favourable: (112 - 96) / 96,
    });
  });

  it("leaves out of the entry's bar the favourable extreme that may have come before a limit", () => {
    // Bought at 95 in bar 2, which opened at 104, fell to 92 and closed at 96; bar 3 goes to 112.
    const bought = from(2, 3, { entryPrice: 95, exitPrice: 96 });
    expect(tradeExcursions([bought], [series])[0]).toMatchObject({
      adverse: (92 - 95) / 95,
      favourable: (96 - 95) / 95,
    });
    const sold = from(1, 2, { side: "short", entryPrice: 105, exitPrice: 104 });
    expect(tradeExcursions([sold], [series])[0]).toMatchObject({
      adverse: -1 / 105,
      favourable: 1 / 105,
    });
  });

  it("meets the adverse extreme before a target within one bar, and nothing but both prices before a stop", () => {
    expect(tradeExcursions([from(1, 1, { exitPrice: 105 })], [series])[0]).toMatchObject({
      adverse: -0.02,
      favourable: 0.05,
    });
    expect(tradeExcursions([from(1, 1, { exitPrice: 99 })], [series])).toEqual([
      { adverse: -0.01, favourable: 0, efficiency: -1 },
    ]);
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
      const lows = [...long.low.slice(entry, exit), long.open[exit] ?? Number.NaN];
      const [found] = tradeExcursions([from(entry, exit, { exitPrice: 100 })], [long]);
      expect(found?.adverse).toBe((Math.min(100, ...lows) - 100) / 100);
    }
  });
});
