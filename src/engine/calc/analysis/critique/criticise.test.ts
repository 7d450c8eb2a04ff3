import { describe, expect, it } from "vitest";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { aTrade } from "#engine/calc/testing/a-trade.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { BacktestInput } from "#engine/calc/kernel/kernel-types.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { analyseResult } from "../analyse-result.ts";

const DECADE = { from: "2010-01-01", to: "2019-12-31", isAsked: true };
const YEAR = { from: "2020-01-01", to: "2020-12-31", isAsked: true };

interface Case {
  readonly input?: Partial<BacktestInput>;
  readonly change?: (result: BacktestResult) => Partial<BacktestResult>;
}

function findingsOf({ input = {}, change = () => ({}) }: Case, bars: readonly BarSeries[] = [loadSpx()]) {
  const result = runBacktest(aBacktestInput({ bars, range: DECADE, ...input }), testTools);
  const { findings } = analyseResult({ ...result, ...change(result) }, bars);
  return findings;
}

/** What was found in runs over the S&P 500, by their input: an analysis draws a thousand samples. */
const known = new Map<string, readonly string[]>();

function idsOf(given: Case, bars?: readonly BarSeries[]): readonly string[] {
  if (bars !== undefined || given.change !== undefined) return findingsOf(given, bars).map(({ id }) => id);
  const key = JSON.stringify(given.input ?? {});
  const ids = known.get(key) ?? findingsOf(given).map(({ id }) => id);
  known.set(key, ids);
  return ids;
}

const smaCross = { strategy: { id: "sma_cross", parameters: {} } };
const withCosts = { ...smaCross, feeBps: 2, slippageBps: 3 };

/** Rises a little each day, then jumps once; the fill after the jump's start is what matters. */
function jumping(jumpAt: number): BarSeries {
  const closes = Array.from({ length: 300 }, (_, index) => 100 + (index % 2) + (index >= jumpAt ? 60 : 0));
  return aBarSeries({ closes });
}

describe("criticise", () => {
  it("orders by severity and gives each finding its figures, once", () => {
    const findings = findingsOf({ input: { ...smaCross, feeBps: 0 } });
    const ranks = findings.map(({ severity }) => ["serious", "warning", "note"].indexOf(severity));
    expect(ranks).toEqual(ranks.toSorted((left, right) => left - right));
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    for (const { figures, evidence, remedy } of findings) {
      expect(Object.values(figures).every((value) => Number.isFinite(value))).toBe(true);
      expect(`${evidence} ${remedy}`).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it("says that nothing was traded, and nothing of trades then", () => {
    const bars = [aBarSeries({ closes: Array<number>(300).fill(100) })];
    const ids = idsOf({ input: { ...smaCross, range: YEAR } }, bars);
    expect(ids).toContain("nothing_traded");
    expect(ids).not.toContain("few_trades");
  });

  it("warns of few trades up to 29 of them", () => {
    const trades =
      (count: number) =>
      ({ statistics }: BacktestResult) => ({
        statistics: { ...statistics, trades: count },
      });
    expect(idsOf({ input: withCosts, change: trades(29) })).toContain("few_trades");
    expect(idsOf({ input: withCosts, change: trades(30) })).not.toContain("few_trades");
  });

  it("warns of a run of less than a year only", () => {
    expect(idsOf({ input: { range: { from: "2019-01-01", to: "2019-06-30", isAsked: true } } })).toContain(
      "short_run",
    );
    expect(idsOf({})).not.toContain("short_run");
  });

  it("does not believe a Sharpe ratio above 3", () => {
    const sharpe =
      (value: number) =>
      ({ statistics }: BacktestResult) => ({
        statistics: { ...statistics, sharpe: value },
      });
    expect(idsOf({ change: sharpe(3.1) })).toContain("sharpe_too_good");
    expect(idsOf({ change: sharpe(3) })).not.toContain("sharpe_too_good");
  });

  it("finds the trade that makes the profit, and what is left without it", () => {
    const made =
      (profits: readonly number[]) =>
      ({ statistics, initialCash }: BacktestResult) => ({
        trades: profits.map((profit) => aTrade({ symbol: "SPX", profit })),
        statistics: {
          ...statistics,
          endEquity: initialCash + profits.reduce((sum, value) => sum + value, 0),
        },
      });
    const found = findingsOf({ change: made([900, -100, 200]) }).find(({ id }) => id === "one_trade_profit");
    expect(found).toMatchObject({
      severity: "serious",
      figures: { bestTrade: 900, netProfit: 1_000, withoutIt: 100 },
    });
    expect(idsOf({ change: made([400, 300, 300]) })).not.toContain("one_trade_profit");
    expect(idsOf({ change: made([900, -1_000]) })).not.toContain("one_trade_profit");
  });

  it("finds the month that makes the profit", () => {
    const bars = [jumping(100)];
    const found = findingsOf({ input: { range: YEAR } }, bars).find(({ id }) => id === "one_month_profit");
    // Bar 100 of 2020 is the tenth of April.
    expect(found?.evidence).toMatch(/^2020-04 made /);
    expect(idsOf({})).not.toContain("one_month_profit");
  });

  it("says when the profit is still open, but not of a run that only holds", () => {
    const closed = ({ fills }: BacktestResult) => ({ fills, trades: [aTrade({ symbol: "SPX", profit: 1 })] });
    expect(idsOf({ change: closed })).toContain("profit_still_open");
    expect(idsOf({})).not.toContain("profit_still_open");
  });

  it("asks for costs of a lively run without any, and says what they would have been", () => {
    const found = findingsOf({ input: smaCross }).find(({ id }) => id === "no_costs");
    const traded = runBacktest(
      aBacktestInput({ bars: [loadSpx()], range: DECADE, ...smaCross }),
      testTools,
    ).fills.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    expect(found?.figures["usualCost"]).toBeCloseTo(traded * 0.0005, 6);
    expect(idsOf({ input: withCosts })).not.toContain("no_costs");
    expect(idsOf({ input: { ...smaCross, execution: { halfSpreadBps: 1 } } })).not.toContain("no_costs");
    // Holding turns the account over once in ten years.
    expect(idsOf({})).not.toContain("no_costs");
  });

  it("counts fills on bars of doubtful quality", () => {
    const series = aBarSeries({ closes: Array.from({ length: 300 }, (_, index) => 100 + index) });
    const quality = Uint8Array.from(series.quality, (_, index) => (index === 1 ? 2 : 0));
    const doubtful = findingsOf({ input: { range: YEAR } }, [{ ...series, quality }]);
    expect(doubtful.find(({ id }) => id === "fills_on_doubtful_bars")).toMatchObject({
      severity: "serious",
      figures: { fills: 1, suspicious: 1, repaired: 0 },
    });
    expect(idsOf({ input: { range: YEAR } }, [series])).not.toContain("fills_on_doubtful_bars");
  });

  it("finds orders that took too much of a bar's volume, and none where the volume is not known", () => {
    const closes = Array.from({ length: 300 }, (_, index) => 100 + index);
    const of = (volume: number) =>
      idsOf({ input: { range: YEAR } }, [aBarSeries({ closes, volumes: closes.map(() => volume) })]);
    expect(of(1_000)).toContain("large_for_the_volume");
    expect(of(1_000_000)).not.toContain("large_for_the_volume");
    expect(of(0)).not.toContain("large_for_the_volume");
  });

  it("says that holding made more, worse when it risked less for it", () => {
    const found = findingsOf({ input: withCosts }).find(({ id }) => id === "benchmark_ahead");
    expect(found?.severity).toBe("warning");
    expect(found?.figures["benchmarkReturn"]).toBeCloseTo(1.85, 1);
  });

  it("tells a parameter at the edge of its range from one inside", () => {
    const atEdge = { id: "sma_cross", parameters: { fast: 2, slow: 30 } };
    const found = findingsOf({ input: { ...withCosts, strategy: atEdge } }).find(
      ({ id }) => id === "parameter_at_edge",
    );
    expect(found).toMatchObject({ evidence: "At the edge: fast 2 (from 2 to 200).", figures: { fast: 2 } });
    expect(idsOf({ input: withCosts })).not.toContain("parameter_at_edge");
  });

  it("tells a long time without a position", () => {
    const closes = Array.from({ length: 300 }, (_, index) => 100 + (index > 200 ? index : 0));
    expect(idsOf({ input: { ...smaCross, range: YEAR } }, [aBarSeries({ closes })])).toContain("long_flat");
    expect(idsOf({})).not.toContain("long_flat");
  });

  it("tells a long time under water and a profit that faded", () => {
    const closes = Array.from({ length: 1_200 }, (_, index) => (index < 400 ? 100 + index : 500 - index / 8));
    const range = { from: "2020-01-01", to: "2024-12-31", isAsked: true };
    const ids = idsOf({ input: { range } }, [aBarSeries({ closes })]);
    expect(ids).toContain("long_drawdown");
    expect(ids).toContain("fading_profit");
    expect(idsOf({})).not.toContain("fading_profit");
  });

  it("says when more was refused than traded", () => {
    const rejected = Array.from({ length: 3 }, () => ({ symbol: "SPX", tsMs: 0, code: "x", message: "y" }));
    expect(idsOf({ change: () => ({ rejected }) })).toContain("many_refusals");
    expect(idsOf({})).not.toContain("many_refusals");
  });

  it("finds an edge that a few basis points would eat", () => {
    const thin = ({ initialCash, statistics }: BacktestResult) => ({
      statistics: { ...statistics, endEquity: initialCash + 10 },
    });
    expect(idsOf({ input: withCosts, change: thin })).toContain("thin_edge");
    expect(idsOf({})).not.toContain("thin_edge");
  });

  it("notes a Sharpe ratio whose interval reaches below 0", () => {
    expect(idsOf({ input: withCosts })).toContain("sharpe_may_be_nothing");
    expect(idsOf({})).not.toContain("sharpe_may_be_nothing");
  });
});
