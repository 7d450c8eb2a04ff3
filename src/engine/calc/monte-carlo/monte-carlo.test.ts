import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { aTrade } from "../testing/a-trade.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { epochMs } from "#shared/model/time.ts";
import { findTradedBars } from "../kernel/traded-bars.ts";
import { meanAndDeviation } from "../metrics/mean-and-deviation.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { detectRegimes } from "../regimes/detect-regimes.ts";
import { simulatePaths } from "./simulate-paths.ts";
import { simulateTrades } from "./simulate-trades.ts";
import { summarizeOutcomes } from "./summarize-outcomes.ts";
import { synthesizeBars } from "./synthesize-bars.ts";

const trades = [50, -30, 20, -60, 90, -10].map((profit, index) =>
  aTrade({ profit, tsExitMs: epochMs(index) }),
);

describe("simulateTrades", () => {
  const options = { simulations: 500, seed: 3, marks: Int32Array.of(0, 3, 6) } as const;

  it("ends every order of the same trades at the same place, with other drawdowns on the way", () => {
    const { endEquity, maximumDrawdown } = simulateTrades(trades, 1_000, {
      ...options,
      method: "shuffled_trades",
    });
    for (const value of endEquity) expect(value).toBeCloseTo(1_060, 9);
    expect(new Set(maximumDrawdown).size).toBeGreaterThan(10);
    // All losses in a row: 30/1050, 60/1040 and 10/1070 of what was there.
    const worst = (1 - 30 / 1_050) * (1 - 60 / 1_040) * (1 - 10 / 1_070) - 1;
    expect(Math.min(...maximumDrawdown)).toBeCloseTo(worst, 9);
  });

  it("has the mean of its trades when it draws them", () => {
    const { endEquity } = simulateTrades(trades, 1_000, {
      method: "drawn_trades",
      simulations: 20_000,
      seed: 3,
      marks: Int32Array.of(),
    });
    // Independent draws multiply their mean growth.
    let balance = 1_000;
    const growth = trades.map(({ profit }) => {
      const factor = (balance + profit) / balance;
      balance += profit;
      return factor;
    });
    const mean = growth.reduce((sum, value) => sum + value, 0) / growth.length;
    const found = endEquity.reduce((sum, value) => sum + value, 0) / endEquity.length;
    expect(found / (1_000 * mean ** 6)).toBeCloseTo(1, 2);
  });

  it("writes the account down at the marks", () => {
    const { endEquity, equityAtMarks } = simulateTrades(trades, 1_000, {
      ...options,
      method: "shuffled_trades",
    });
    expect(equityAtMarks).toHaveLength(1_500);
    for (const [simulation, end] of endEquity.entries()) {
      expect(equityAtMarks[simulation * 3]).toBe(1_000);
      expect(equityAtMarks[simulation * 3 + 2]).toBe(end);
    }
    expect(new Set(equityAtMarks.filter((_, index) => index % 3 === 1)).size).toBeGreaterThan(10);
  });

  it("stays at 0 once everything is lost", () => {
    const ruin = [-600, -600, 100].map((profit, index) => aTrade({ profit, tsExitMs: epochMs(index) }));
    const { endEquity, lowestEquity, maximumDrawdown } = simulateTrades(ruin, 1_000, {
      ...options,
      method: "shuffled_trades",
    });
    expect([new Set(endEquity), new Set(lowestEquity), Math.min(...maximumDrawdown)]).toEqual([
      new Set([0]),
      new Set([0]),
      -1,
    ]);
  });
});

describe("synthesizeBars", () => {
  const range = { from: "2012-01-01", to: "2019-12-31", isAsked: true };
  const made = (seed: number) =>
    synthesizeBars([loadSpx()], { range, meanBlockBars: 20, rng: createRng(seed), hash: sha256 })[0]!;

  it("keeps the history before the range, the times, and whole bars", () => {
    const [real, path] = [loadSpx(), made(1)];
    const { start, end } = findTradedBars(real, range);
    expect(path.close.subarray(0, start + 1)).toEqual(real.close.subarray(0, start + 1));
    expect(path.tsOpenMs).toEqual(real.tsOpenMs.subarray(0, end));
    expect(path.close[start + 100]).not.toBe(real.close[start + 100]);
    expect(path.high.every((high, index) => high >= Math.max(path.open[index]!, path.close[index]!))).toBe(
      true,
    );
    expect(path.low.every((low, index) => low <= Math.min(path.open[index]!, path.close[index]!))).toBe(true);
    expect([path.provenance.isSynthetic, path.dataHash === real.dataHash]).toEqual([true, false]);
  });

  it("keeps the market and the price view, which say how many bars make a year and what a price is", () => {
    const real = aBarSeries({
      closes: [1, 2, 3, 4],
      provenance: { market: "forex", prices: "split_adjusted" },
    });
    const whole = { from: "2020-01-01", to: "2020-12-31", isAsked: true };
    const [path] = synthesizeBars([real], {
      range: whole,
      meanBlockBars: 2,
      rng: createRng(1),
      hash: sha256,
    });
    expect(path?.provenance).toMatchObject({ market: "forex", prices: "split_adjusted", isSynthetic: true });
  });

  it("has the volatility of the real bars, on the mean over paths", () => {
    const real = loadSpx();
    const { start, end } = findTradedBars(real, range);
    const deviationOf = (close: Float64Array) =>
      meanAndDeviation(
        Float64Array.from({ length: end - start - 1 }, (_, index) => {
          return close[start + index + 1]! / close[start + index]! - 1;
        }),
      ).deviation;
    const found = Array.from({ length: 40 }, (_, seed) => deviationOf(made(seed).close));
    const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
    expect(mean / deviationOf(real.close)).toBeGreaterThan(0.96);
    expect(mean / deviationOf(real.close)).toBeLessThan(1.04);
  });

  it("cuts symbols of the same times alike, so that they still move together", () => {
    const closes = Array.from({ length: 80 }, (_, index) => 100 + 10 * Math.sin(index));
    const pair = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes }));
    const [a, b] = synthesizeBars(pair, {
      range: { from: "2020-01-01", to: "2020-12-31", isAsked: true },
      meanBlockBars: 5,
      rng: createRng(1),
      hash: sha256,
    });
    expect(a?.close).toEqual(b?.close);
  });
});

describe("simulatePaths", () => {
  const input = aBacktestInput({
    bars: [loadSpx()],
    range: { from: "2016-01-01", to: "2018-12-31", isAsked: true },
    strategy: { id: "sma_cross", parameters: {} },
  });

  it("makes the same path by its number, in whichever call", () => {
    const whole = simulatePaths(input, { firstPath: 0, paths: 4, meanBlockBars: 20, marks: 5 }, testTools);
    const last = simulatePaths(input, { firstPath: 3, paths: 1, meanBlockBars: 20, marks: 5 }, testTools);
    expect(last.endEquity[0]).toBe(whole.endEquity[3]);
    expect(new Set(whole.endEquity).size).toBe(4);
    expect(last.equityAtMarks).toEqual(whole.equityAtMarks.subarray(15));
    expect([last.equityAtMarks[0], last.equityAtMarks[4]]).toEqual([input.initialCash, last.endEquity[0]]);
  });

  it("finds the regimes of each path where the run knew regimes", () => {
    const sizing = defaultPolicy({
      method: "intelligent",
      confidence: 1,
      kellyShare: 1,
      kellyFraction: 1,
      targetVolatility: 0.05,
    });
    const regimes = [detectRegimes(loadSpx())];
    const options = { firstPath: 0, paths: 1, meanBlockBars: 20, marks: 2 };
    const without = simulatePaths({ ...input, sizing }, options, testTools);
    const known = simulatePaths({ ...input, sizing, regimes }, options, testTools);
    expect(known.endEquity[0]).not.toBe(without.endEquity[0]);
  });
});

describe("summarizeOutcomes", () => {
  it("counts losses, ruins and where the real result stands", () => {
    const study = summarizeOutcomes(
      {
        endEquity: Float64Array.of(40, 90, 100, 150),
        maximumDrawdown: Float64Array.of(-0.6, -0.2, -0.1, 0),
        lowestEquity: Float64Array.of(40, 50, 95, 100),
        equityAtMarks: Float64Array.of(100, 40, 100, 90, 100, 100, 100, 150),
      },
      {
        method: "drawn_trades",
        sampleSize: 6,
        meanBlockBars: undefined,
        startEquity: 100,
        actual: { endEquity: 120, maximumDrawdown: -0.1 },
        ruinFraction: 0.5,
      },
      { steps: Float64Array.of(0, 6), tsMs: undefined, actual: Float64Array.of(100, 120) },
    );
    expect(study).toMatchObject({
      simulations: 4,
      probabilityOfLoss: 0.5,
      probabilityOfRuin: 0.5,
      actualRank: 0.75,
      endEquity: { median: 95, mean: 95 },
      fan: { steps: Float64Array.of(0, 6), median: Float64Array.of(100, 95) },
    });
  });
});
