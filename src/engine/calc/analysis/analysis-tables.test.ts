import { describe, expect, it } from "vitest";
import { aTrade } from "../testing/a-trade.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { DAY_MS, epochMs } from "#shared/model/time.ts";
import { aFill } from "../accounting/testing/a-fill.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { hourRows } from "../metrics/hour-rows.ts";
import { lifetimeRows } from "../metrics/lifetime-rows.ts";
import { liquidityOf } from "../metrics/liquidity-of.ts";
import { roundTripRows } from "../metrics/round-trip-rows.ts";
import { analyseResult } from "./analyse-result.ts";
import { analysisCurves } from "./analysis-curves.ts";

function analysed(overrides: Partial<BacktestInput>) {
  const input = aBacktestInput(overrides);
  const result = runBacktest(input, testTools);
  const analysis = analyseResult(result, input.bars);
  return { analysis, curves: analysisCurves(result, input.bars, analysis) };
}

describe("roundTripRows", () => {
  it("adds up all, the sides and the symbols, the worst symbol first", () => {
    const trades = [
      aTrade({ symbol: "GOOD", profit: 60, returnFraction: 0.06 }),
      aTrade({ symbol: "GOOD", profit: -10, returnFraction: -0.01 }),
      aTrade({ symbol: "BAD", side: "short", profit: -30, returnFraction: -0.1 }),
    ];
    const rows = roundTripRows(trades);
    expect(rows.map(({ name, trades: count, profit }) => [name, count, profit])).toEqual([
      ["all", 3, 20],
      ["long", 2, 50],
      ["short", 1, -30],
      ["BAD", 1, -30],
      ["GOOD", 2, 50],
    ]);
    expect(rows[4]).toMatchObject({ winRate: 0.5, profitShare: 2.5, profitFactor: 6 });
    expect(rows[4]?.averageReturn).toBeCloseTo(0.025, 12);
    expect(roundTripRows([])).toEqual([]);
  });

  it("has no share of a profit that there is not", () => {
    expect(roundTripRows([aTrade({ profit: -1 })])[0]?.profitShare).toBeNaN();
  });
});

describe("lifetimeRows", () => {
  it("puts a trade where its days begin", () => {
    const lasting = (days: number, profit: number) =>
      aTrade({ tsEntryMs: epochMs(0), tsExitMs: epochMs(days * DAY_MS), profit });
    const rows = lifetimeRows([lasting(0.5, 1), lasting(1, 2), lasting(1.9, -1), lasting(500, 3)]);
    expect(rows.map(({ fromDays, toDays, trades, profit }) => [fromDays, toDays, trades, profit])).toEqual([
      [0, 1, 1, 1],
      [1, 2, 2, 1],
      [200, Number.POSITIVE_INFINITY, 1, 3],
    ]);
  });
});

describe("hourRows", () => {
  it("counts fills by the hour of the day", () => {
    const at = (text: string, quantity: number) =>
      aFill({ quantity, price: 10, tsMs: epochMs(Date.parse(text)) });
    const fills = [at("2020-01-02T20:59Z", 1), at("2020-01-02T14:30Z", 2), at("2020-01-03T14:00Z", 3)];
    expect(hourRows(fills)).toEqual([
      { hour: 14, fills: 2, value: 50 },
      { hour: 20, fills: 1, value: 10 },
    ]);
  });
});

describe("liquidityOf", () => {
  const series = aBarSeries({ closes: [1, 1, 1, 1] });
  const at = (index: number) => epochMs(series.tsOpenMs[index]!);
  const fills = [
    aFill({ quantity: 30, tsMs: at(2) }),
    aFill({ side: "sell", quantity: 10, tsMs: at(3) }),
    aFill({ symbol: "OTHER", quantity: 1e9, tsMs: at(3) }),
  ];

  it("sets fills beside their bar's volume and what is held beside the bars before", () => {
    const volume = Float64Array.of(100, 300, 1_000, 50);
    // 30 of 1,000 and 10 of 50; 30 held after 100 and 300, a tenth of whose mean is 20.
    expect(liquidityOf(fills, { ...series, volume })).toEqual({ largestFillOfVolume: 0.2, barsToLeave: 1.5 });
  });

  it("knows nothing without volume", () => {
    expect(liquidityOf(fills, { ...series, volume: new Float64Array(4) })).toEqual({
      largestFillOfVolume: Number.NaN,
      barsToLeave: Number.NaN,
    });
  });
});

describe("a short history", () => {
  const range = { from: "1995-01-01", to: "1995-12-31", isAsked: true };
  const closes = (count: number) => Array.from({ length: count }, (_, index) => 100 + (index % 5));

  it("leaves out what looks back twelve months, and says so", () => {
    const { analysis, curves } = analysed({
      bars: [aBarSeries({ closes: closes(300), startDate: "1995-01-01" })],
      range,
    });
    expect(analysis.sample.years).toBeLessThan(1);
    expect(curves.rolling.betaOfYear.some(Number.isFinite)).toBe(false);
    expect(curves.rolling.beta.length).toBeGreaterThan(0);
    const texts = analysis.sampleWarnings.map(({ of, text }) => `${of}: ${text}`);
    expect(texts).toContain(
      "Rolling figures: The run is shorter than a year: figures that look back twelve months are left out.",
    );
    expect(analysis.tables.hardTimes).toEqual([]);
    const { oneYear, threeYears } = analysis.statistics;
    expect([oneYear, threeYears]).toEqual([Number.NaN, Number.NaN]);
  });

  it("warns of every group that stands on a few bars", () => {
    const bars = [
      { ...aBarSeries({ closes: closes(20), startDate: "1995-01-01" }), volume: new Float64Array(20) },
    ];
    const { analysis } = analysed({ bars, range });
    expect(analysis.sampleWarnings.map(({ of }) => of)).toEqual([
      "Returns by period",
      "Return for risk",
      "Drawdown and tails",
      "Beside the benchmark",
      "Rolling figures",
      "Round trips",
      "Fills by the hour",
      "Hard times",
      "Positions",
    ]);
  });

  it("knows the hours of bars within days", () => {
    const { analysis } = analysed({ bars: [aBarSeries({ closes: closes(60), timeframe: "1h" })] });
    expect(analysis.tables.hours.map(({ fills }) => fills)).toEqual([1]);
    expect(analysis.sampleWarnings.map(({ of }) => of)).not.toContain("Fills by the hour");
  });
});
