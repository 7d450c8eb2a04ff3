import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { aTrade } from "../testing/a-trade.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { periodCurve } from "../metrics/period-curve.ts";
import { confidenceIntervals } from "./confidence-intervals.ts";
import { drawBlocks } from "./draw-blocks.ts";

/** An account of so many normal returns with that mean and deviation. */
function aCurve(count: number, mean: number, deviation: number) {
  const rng = createRng(11);
  let value = 100;
  const equity = Float64Array.from({ length: count + 1 }, (_, index) =>
    index === 0 ? value : (value *= 1 + mean + deviation * rng.nextGaussian()),
  );
  const tsOpenMs = equity.map((_, index) => index * 86_400_000);
  const curve = { tsOpenMs, equity, drawdown: equity, exposure: equity };
  return periodCurve(curve, 100, [aBarSeries({ closes: [1] })]);
}

describe("drawBlocks", () => {
  it("draws runs of neighbours of the mean length, joined at the end", () => {
    const indices = new Int32Array(20_000);
    drawBlocks(indices, 50, 8, createRng(3));
    let starts = 1;
    for (let index = 1; index < indices.length; index += 1)
      if (indices[index] !== (indices[index - 1]! + 1) % 50) starts += 1;
    expect(indices.length / starts).toBeGreaterThan(7);
    expect(indices.length / starts).toBeLessThan(9);
    expect(indices.every((value) => value >= 0 && value < 50)).toBe(true);
  });

  it("draws single values at a mean of 1", () => {
    const indices = new Int32Array(4_000);
    drawBlocks(indices, 4, 1, createRng(5));
    const counts = [0, 1, 2, 3].map((value) => indices.filter((index) => index === value).length);
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe("confidenceIntervals", () => {
  it("are as wide as theory says for independent returns", () => {
    const curve = aCurve(2_500, 0.0005, 0.01);
    const [sharpe] = confidenceIntervals(curve, [], 1);
    // The standard error of a yearly Sharpe ratio is about 1 / sqrt(years).
    const expected = 2 * 1.96 * Math.sqrt(252 / 2_500);
    expect((sharpe?.upper ?? 0) - (sharpe?.lower ?? 0)).toBeGreaterThan(0.85 * expected);
    expect((sharpe?.upper ?? 0) - (sharpe?.lower ?? 0)).toBeLessThan(1.15 * expected);
    expect(sharpe).toMatchObject({ level: 0.95, resamples: 800, blockPeriods: 14 });
  });

  it("are as wide as theory says for the win rate of trades", () => {
    const trades = Array.from({ length: 400 }, (_, index) => aTrade({ profit: index % 4 === 0 ? -100 : 50 }));
    const intervals = confidenceIntervals(aCurve(5, 0, 0), trades, 1);
    expect(intervals.map(({ figure }) => figure)).toEqual(["winRate", "profitFactor"]);
    const [rate, factor] = intervals;
    expect((rate?.upper ?? 0) - (rate?.lower ?? 0)).toBeCloseTo(2 * 1.96 * Math.sqrt((0.75 * 0.25) / 400), 1);
    expect([factor?.value, (factor?.lower ?? 0) < 1.5, (factor?.upper ?? 0) > 1.5]).toEqual([
      1.5,
      true,
      true,
    ]);
  });

  it("say that a run without a loss could have no finite profit factor", () => {
    const trades = Array.from({ length: 10 }, () => aTrade({ profit: 5 }));
    const [, factor] = confidenceIntervals(aCurve(5, 0, 0), trades, 1);
    expect([factor?.value, factor?.lower, factor?.upper]).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
  });

  it("are none for fewer than ten values, and fewer resamples for very many", () => {
    expect(confidenceIntervals(aCurve(9, 0, 0.01), [aTrade()], 1)).toEqual([]);
    const trades = Array.from({ length: 20_000 }, (_, index) => aTrade({ profit: (index % 3) - 1 }));
    expect(confidenceIntervals(aCurve(5, 0, 0), trades, 1)[0]?.resamples).toBe(100);
  });
});
