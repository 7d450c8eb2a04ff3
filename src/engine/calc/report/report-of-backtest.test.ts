import { describe, expect, it } from "vitest";
import { epochMs } from "#shared/model/time.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { buildReport } from "./build-report.ts";
import { aReportInput } from "./testing/a-report-input.ts";

/** The report of a backtest over real prices: what the hand-made results of the other tests cannot show. */
function aReport(
  strategy: string,
  spx = loadSpx(),
  range = { from: "2010-01-01", to: "2019-12-31", isAsked: true },
): {
  readonly report: ReturnType<typeof buildReport>;
  readonly result: ReturnType<typeof runBacktest>;
} {
  const input = {
    bars: [spx],
    range,
    strategy: { id: strategy, parameters: {} },
    sizing: defaultPolicy({}),
    regimes: [],
    patterns: [],
    initialCash: 100_000,
    feeBps: 1,
    slippageBps: 2,
    allowShort: false,
    seed: 1,
  };
  const result = runBacktest(input, {
    hash: sha256,
    cancellation: neverCancelled,
    onProgress: () => undefined,
  });
  const { bars, sizing } = input;
  const run = { mode: "backtest" as const, appVersion: "0.1.0", tsCreatedMs: epochMs(0) };
  return { report: buildReport({ ...run, bars, range, sizing, result }), result };
}

/** How far a line rises from its first point to its last, in units of the drawing. */
function riseOf(html: string, line: string): number {
  const path = new RegExp(`class="line ${line}"\\s+d="([^"]+)"`).exec(html)?.[1] ?? "";
  const heights = path
    .split(/[ML]/)
    .slice(1)
    .map((point) => Number(point.split(" ")[1]));
  return (heights[0] ?? Number.NaN) - (heights.at(-1) ?? Number.NaN);
}

describe("the report of a backtest", () => {
  it("names the trades that stood on repaired or suspicious bars, in the document and in the data", () => {
    const spx = loadSpx();
    const doubtful = { ...spx, quality: spx.quality.map(() => 1) };
    const { report, result } = aReport("sma_cross", doubtful);
    expect(report.html).toContain(
      `Trades on repaired or suspicious bars (${result.trades.length} of ${result.trades.length})`,
    );
    expect(JSON.stringify(report.data)).toContain('"entry":"repaired"');
    expect(aReport("sma_cross").report.html).not.toContain("Trades on repaired");
  });

  it("warns of a small sample and of a position that is still open", () => {
    const { report, result } = aReport("buy_and_hold");
    expect(result.trades).toHaveLength(0);
    expect(report.html).toMatch(/Warning<\/strong> Only 0 closed trades: fewer than 30/);
    expect(report.html).toContain("are still open at the end");
    expect(report.html).toContain("(no closed trade)");
  });

  it("draws equity and buy-and-hold to the ends that the statistics state", () => {
    const { report, result } = aReport("sma_cross");
    const { endEquity, startEquity, benchmarkReturn } = result.statistics;
    expect(result.equity.equity[0]).toBe(startEquity);
    const drawn = riseOf(report.html, "equity") / riseOf(report.html, "benchmark");
    expect(drawn).toBeCloseTo((endEquity / startEquity - 1) / benchmarkReturn, 2);
  });

  it("shows the monthly returns that compound to the total return", () => {
    const { report, result } = aReport("sma_cross");
    const { monthly } = report.data["result"] as { readonly monthly: readonly { readonly total: number }[] };
    const compounded = monthly.reduce((value, year) => value * (1 + year.total), 1) - 1;
    expect(monthly).toHaveLength(10);
    expect(compounded).toBeCloseTo(result.statistics.totalReturn, 9);
  });

  it("folds what answers single questions, and carries it in the data", () => {
    const { report } = aReport("rsi_reversal");
    const folded = [...report.html.matchAll(/<details><summary><h2>([^<]*) </g)].map(([, title]) => title);
    expect(folded).toEqual([
      "All figures",
      "Round trips",
      "Hard times",
      "Positions",
      "Exposure and activity",
    ]);
    expect(report.html).toContain("content-visibility: visible");
    expect(report.html).toContain("Beta to SPX, twelve months");
    expect(report.html).toMatch(/class="sample">⚠ \d+ closed trades: fewer than 30 say little/);
    const data = report.data["result"] as {
      readonly analysed: {
        readonly analysis: { readonly tables: Readonly<Record<string, readonly unknown[]>> };
      };
    };
    const { tables } = data.analysed.analysis;
    expect(Object.entries(tables).map(([name, rows]) => [name, rows.length > 0])).toEqual([
      ["hardTimes", true],
      ["hours", false],
      ["lifetimes", true],
      ["positions", true],
      ["roundTrips", true],
    ]);
  });

  it("says why a short run has no rolling figures", () => {
    const spx = loadSpx();
    const { report } = aReport("buy_and_hold", spx, { from: "2010-01-01", to: "2010-03-31", isAsked: true });
    expect(report.html).toContain("half a year or twelve months are left out");
  });

  it("shows a study of costs where there is one", () => {
    const trial = { slippageBps: 5, initialCash: 1e6, totalReturn: 0.2, annualReturn: 0.1, sharpe: 1 };
    const one = { ...trial, maximumDrawdown: -0.1, trades: 7 };
    const costStudy = {
      slippage: [one],
      annualReturnPerBp: -0.001,
      breakEvenSlippageBps: 12.5,
      capacity: [one],
      participationFraction: 0.1,
      capacityCash: 1e6,
      notes: ["Larger orders move no price here."],
    };
    const { html, data } = buildReport(aReportInput({ costStudy }));
    expect(html).toContain("The profit ends at a slippage of 12.50 bps.");
    expect(html).toContain("1,000,000.00 USD");
    expect(data["costStudy"]).toEqual(costStudy);
  });
});
