import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp, type AnApp } from "./testing/open-an-app.ts";

const SCANNING = `name: oversold
description: Lists what is weak.
version: 1
inputs:
  symbols: { type: symbols, title: Symbols, required: true }
steps:
  - fetch_data:
      slice: data
      method: get_historical
      with: { defaultRange: all }
  - look:
      slice: analyze
      method: scan
      with: { conditions: ["1w: close < sma(10)", "close > 1"] }
`;

async function printed(app: AnApp, ...words: readonly string[]) {
  const { out, code } = await callCommandLine(app, [...words, "--json"]);
  expect(code).toBe(0);
  return JSON.parse(out);
}

/** Figures of a plain implementation in Python over the two files that ship. */
describe("gpt-trader analyze", () => {
  it("measures a portfolio as a plain implementation in Python does", async () => {
    const app = await openAnApp();
    const words = "analyze portfolio SPX FB --weights 0.6 0.4 --benchmark SPX".split(" ");
    const { portfolio } = await printed(app, ...words);
    expect([portfolio.returns, portfolio.periodsPerYear]).toEqual([451, 252]);
    const close = (value: number) => expect.closeTo(value, 12);
    expect(portfolio).toMatchObject({
      beta: close(0.890640760948056),
      annualVolatility: close(0.23701723755261928),
      losses: {
        valueAtRisk: close(0.020750690330365154),
        conditionalValueAtRisk: close(0.0283238865887907),
        cornishFisherValueAtRisk: close(0.01392515704646291),
      },
      members: [
        { symbol: "SPX", riskShare: close(0.13972578011117454) },
        { symbol: "FB", riskShare: close(0.8602742198888254), beta: close(0.7266019023701398) },
      ],
    });
    expect(portfolio.correlations[0][1]).toBeCloseTo(0.16465500513893738, 12);
    expect((await callCommandLine(app, words)).out).toMatch(/FB +40\.00 % .*86\.03 % +0\.73/);
  });

  it("says of a symbol what a plain implementation in Python says, and why it scores as it does", async () => {
    const app = await openAnApp();
    const { analysis } = await printed(app, "analyze", "symbol", "SPX");
    expect(analysis.trend).toEqual({
      average50: expect.closeTo(2863.0905859200006, 6),
      average200: expect.closeTo(3012.6926916750012, 6),
      change20: expect.closeTo(0.1930655421737506, 12),
      rsi14: expect.closeTo(57.36269599142575, 9),
    });
    expect(analysis.volatility).toMatchObject({
      annual20: expect.closeTo(0.5942236597015925, 9),
      percentile: expect.closeTo(0.985051140833989, 12),
    });
    const sum = analysis.points.reduce((total: number, { points }: { points: number }) => total + points, 0);
    expect([analysis.score, analysis.points.length]).toEqual([sum, 6]);
    expect((await callCommandLine(app, ["analyze", "symbol", "SPX"])).out).toMatch(
      /long trend +the close is below its average of 200 bars +-20 +±20/,
    );
  });

  it("scans each symbol at its own last bar, and weeks only when they are over", async () => {
    const app = await openAnApp();
    const words = ["analyze", "scan", "SPX", "FB", "--where", "1w: close < sma(10)", "rsi:14<70"];
    const { scanned, matches } = await printed(app, ...words);
    const [week, rsi] = scanned[0].conditions;
    expect([week.tsBarMs, week.left, rsi.tsBarMs]).toEqual([
      Date.UTC(2020, 3, 6),
      2789.820068,
      Date.UTC(2020, 3, 17),
    ]);
    expect([week.right, rsi.left]).toEqual([
      expect.closeTo(2880.8089844, 6),
      expect.closeTo(57.36269599142575, 9),
    ]);
    expect([matches, scanned[1].tsLastMs]).toEqual([["SPX"], Date.UTC(2014, 2, 7)]);
    expect((await callCommandLine(app, words)).out).toMatch(/match: SPX\n$/);
  });

  it("ranks strategies by the real backtester, and counts each backtest", async () => {
    const app = await openAnApp();
    const days = "--from 2015-01-02 --to 2018-12-31";
    const search = `optimize run --strategy sma_cross --symbols SPX --points 2 ${days}`;
    expect((await callCommandLine(app, search.split(" "))).code).toBe(0);
    const readLedger = async () => (await printed(app, "studies", "show", "last")).study.ledger;
    const before = await readLedger();
    const words = `analyze compare SPX --strategies momentum buy_and_hold ${days}`.split(" ");
    const { ranking, rankingCaveats } = await printed(app, ...words);
    expect(ranking.map(({ rank }: { rank: number }) => rank)).toEqual([1, 2]);
    expect(rankingCaveats).toHaveLength(1);
    expect(await readLedger()).toMatchObject({
      distinct: before.distinct + 2,
      backtests: before.backtests + 2,
    });
    expect((await callCommandLine(app, words)).out).toMatch(
      /note: 2 strategies were traded over the same days/,
    );
  });

  it("stops comparing on Ctrl+C", async () => {
    const app = await openAnApp();
    const person = {
      onInterrupt: (callback: () => void) => {
        // As soon as the comparison is under way.
        queueMicrotask(callback);
        return () => undefined;
      },
    };
    const { code, out, err } = await callCommandLine(app, ["analyze", "compare", "SPX"], person);
    expect([code, out, err]).toEqual([130, "", expect.stringContaining("cancelled by Ctrl+C")]);
  });

  it("is there for workflows", async () => {
    const app = await openAnApp();
    mkdirSync(join(app.workspace, "workflows"), { recursive: true });
    writeFileSync(join(app.workspace, "workflows", "oversold.yaml"), SCANNING);
    const { steps } = await printed(app, "run", "--workflow", "oversold", "--symbols", "SPX");
    expect(steps.map(({ status }: { status: string }) => status)).toEqual(["completed", "completed"]);
  });

  it.each([
    ["portfolio SPX FB --weights 1", "COMMAND.WEIGHTS-DO-NOT-MATCH"],
    ["portfolio SPX --from 2020-04-01", "ANALYZE.TOO-FEW-RETURNS"],
    ["scan SPX --where close", "ANALYZE.BAD-CONDITION"],
    ["compare SPX --strategies nope", "STRATEGY.UNKNOWN"],
    ["symbol NOPE", "DATA.UNKNOWN-SYMBOL"],
  ])("refuses analyze %s with exit code 2", async (words, code) => {
    const answer = await callCommandLine(await openAnApp(), ["analyze", ...words.split(" ")]);
    expect([answer.code, answer.err]).toEqual([2, expect.stringContaining(code)]);
  });
});
