import { describe, expect, it } from "vitest";
import { sliceSeries } from "#engine/calc/bars/slice-range.ts";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import { predictBest } from "./predict-best.ts";

const RANGE = { from: "2010-01-01", to: "2019-12-31", isAsked: true };
const COSTS = { initialCash: 100_000, feeBps: 1, slippageBps: 0, allowShort: false };

const choose = (bars: readonly BarSeries[], more: Readonly<Record<string, unknown>> = {}) =>
  predictBest({ bars, range: RANGE, ...COSTS, ...more }, aContext()).strategyChoice;

/** The series with every price at or after `from` made something else. */
function changedFrom(series: BarSeries, from: string): BarSeries {
  const tsFromMs = parseIsoDate(from) ?? 0;
  const change = (column: Float64Array): Float64Array =>
    column.map((value, index) =>
      (series.tsOpenMs[index] ?? 0) >= tsFromMs ? value * (1.5 + (index % 7)) : value,
    );
  const { symbol, timeframe, provenance } = series;
  const columns = {
    tsOpenMs: series.tsOpenMs,
    open: change(series.open),
    high: change(series.high),
    low: change(series.low),
    close: change(series.close),
    volume: series.volume,
  };
  return makeBarSeries({ symbol, timeframe, columns, provenance }, sha256);
}

describe("predictBest", () => {
  it("ranks the strategies that fit the symbols on bars before from, best first, and says what it is not", () => {
    const choice = choose([loadSpx()]);
    expect(choice.method).toBe("walk_forward_ranking");
    expect(choice.ranking.map(({ id }) => id).toSorted()).toEqual([
      "breakout",
      "macd_trend",
      "mean_reversion",
      "momentum",
      "rsi_reversal",
      "sma_cross",
      "trend_following",
      "volatility",
    ]);
    expect(choice.ranking.map(({ score }) => score)).toEqual(
      choice.ranking.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(choice.id).toBe(choice.ranking[0]?.id);
    expect(choice.history.to < RANGE.from).toBe(true);
    expect(choice.note).toContain("not a trained model");
  });

  it("judges with the costs of the backtest that follows, and says which backtests it took", () => {
    const plain = choose([loadSpx()], { strategy: "sma_cross" });
    const dear = choose([loadSpx()], { strategy: "sma_cross", halfSpreadBps: 20 });
    expect(dear.evidence?.score).toBeLessThan(plain.evidence?.score ?? 0);
    expect(plain.backtests).toHaveLength(1);
    expect(plain.backtests?.[0]).toMatchObject({ strategy: "sma_cross", parameters: plain.parameters });
    const ranked = choose([loadSpx()]);
    const strategies = new Set(ranked.backtests?.map(({ strategy }) => strategy));
    // Each that was ranked, and buying and holding beside them.
    expect(strategies.size).toBe(ranked.ranking.length + 1);
    expect(ranked.backtests?.length).toBeGreaterThan(2 * strategies.size);
  });

  it("measures half the Kelly fraction a position when a second symbol moves as the first does", () => {
    const spx = loadSpx();
    const kelly = (bars: readonly BarSeries[]): number => {
      const { evidence } = choose(bars, { strategy: "buy_and_hold" });
      return (evidence?.meanReturn ?? Number.NaN) / (evidence?.varianceReturn ?? Number.NaN);
    };
    expect(kelly([spx, { ...spx, symbol: "TWIN" }]) / kelly([spx])).toBeCloseTo(0.5, 2);
  });

  it("annualises by the calendar of a market that never closes", () => {
    const closes = Array.from({ length: 600 }, (_, index) => 100 + index / 10 + (index % 5));
    const score = (series: BarSeries): number =>
      choose([series], { strategy: "buy_and_hold" }).evidence?.score ?? Number.NaN;
    const daily = aBarSeries({ closes, startDate: "2008-01-01" });
    // The same bars on weekdays only.
    const weekdays = { ...daily, tsOpenMs: loadSpx().tsOpenMs.subarray(1_500, 2_100) };
    expect(score(daily) / score(weekdays)).toBeCloseTo(Math.sqrt(365 / 252), 9);
  });

  it("answers the same whatever the bars at and after from are", () => {
    const spx = loadSpx();
    expect(choose([changedFrom(spx, RANGE.from)])).toEqual(choose([spx]));
  });

  it("answers something else when the history differs", () => {
    const spx = loadSpx();
    expect(choose([changedFrom(spx, "2005-01-03")]).ranking).not.toEqual(choose([spx]).ranking);
  });

  it("takes the strategy that the run names and measures it", () => {
    const choice = choose([loadSpx()], { strategy: "breakout", parameters: { period: 30 } });
    expect(choice).toMatchObject({ id: "breakout", parameters: { period: 30 }, method: "named" });
    expect(choice.evidence?.folds).toHaveLength(5);
  });

  it("refuses to choose on less than a year of bars, but trades a named strategy", () => {
    const spx = loadSpx();
    const young = sliceSeries(spx, 2_400, spx.tsOpenMs.length);
    expect(() => choose([young])).toThrow(/choosing a strategy needs 252 bars before from, there were 115/);
    const named = choose([young], { strategy: "momentum" });
    expect(named.evidence).toBeUndefined();
    expect(named.note).toContain("fewer than the 252");
  });

  it("refuses an unknown strategy and a parameter out of its range", () => {
    expect(() => choose([loadSpx()], { strategy: "sma_cros" })).toThrow(/sma_cros/);
    expect(() => choose([loadSpx()], { strategy: "sma_cross", parameters: { fast: 50, slow: 10 } })).toThrow(
      /fast/,
    );
  });

  it("needs the history of every symbol", () => {
    const late = aBarSeries({
      closes: Array.from({ length: 400 }, (_, index) => 100 + index),
      symbol: "LATE",
      startDate: "2010-06-01",
    });
    expect(() => choose([loadSpx(), late])).toThrow(/there were 0/);
  });
});
