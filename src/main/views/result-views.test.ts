import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { QUALITY } from "#shared/model/bar.ts";
import { runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { toResultView } from "./result-view.ts";
import { toStudyView } from "./study-view.ts";

const run = { runId: runId("run-1"), seed: 1 };
const result = runBacktest(aBacktestInput(), testTools);

function aReport(contributions: unknown) {
  return {
    title: "",
    mode: "backtest",
    isSynthetic: false,
    html: "",
    data: { contributions },
    tradesCsv: "",
  } as const;
}

describe("toResultView", () => {
  it("says of each step what the report says", () => {
    const steps = [{ step: "data", title: "Data", lines: ["10 bars."] }];
    expect(toResultView(run, { result, report: aReport(steps) })?.contributions).toEqual(steps);
  });

  it.each([undefined, aReport("of another form")])(
    "falls back to the sizing factors without such a report",
    (report) => {
      const factors = [{ name: "regime", ordersChanged: 3, meanFactor: 0.5 }];
      const outputs = { result: { ...result, contributions: factors } };
      const view = toResultView(run, report === undefined ? outputs : { ...outputs, report });
      expect(view?.contributions).toEqual([
        {
          step: "sizing",
          title: "Sizing",
          lines: ["Factor regime: changed the size of 3 orders, mean factor 0.50."],
        },
      ]);
    },
  );
});

describe("toResultView of a long run", () => {
  const aCurve = (points: number) => ({
    tsOpenMs: Float64Array.from({ length: points }, (_, index) => index * 60_000),
    equity: Float64Array.from({ length: points }, (_, index) => 100 + (index % 977)),
    drawdown: Float64Array.from({ length: points }, (_, index) => -(index % 977) / 1_000),
    exposure: new Float64Array(points),
  });

  it("sends at most 20,000 points, says of how many, and leaves the figures as they are", () => {
    const view = toResultView(run, { result: { ...result, equity: aCurve(50_000) } });
    expect(view?.equity.thinnedFrom).toBe(50_000);
    expect(view?.equity.equity.length).toBeLessThanOrEqual(20_000);
    expect([view?.equity.tsOpenMs[0], view?.equity.tsOpenMs.at(-1)]).toEqual([0, 49_999 * 60_000]);
    expect(view?.statistics).toEqual(result.statistics);
  });

  it("sends a shorter curve whole, and says nothing of thinning", () => {
    const equity = aCurve(20_000);
    const view = toResultView(run, { result: { ...result, equity } });
    expect(view?.equity).toEqual({
      tsOpenMs: [...equity.tsOpenMs],
      equity: [...equity.equity],
      drawdown: [...equity.drawdown],
    });
  });
});

describe("toResultView of bars that may be wrong", () => {
  it("names the trades that stood on them, and says nothing where none did", () => {
    const { bars } = aBacktestInput();
    const times = bars[0]!.tsOpenMs;
    const trade = {
      symbol: bars[0]!.symbol,
      side: "long",
      quantity: 1,
      tsEntryMs: epochMs(times[1]!),
      entryPrice: 1,
      entryReason: "",
      tsExitMs: epochMs(times[4]!),
      exitPrice: 1,
      exitReason: "",
      fees: 0,
      profit: 0,
      returnFraction: 0,
      barsHeld: 3,
    } as const;
    const traded = { ...result, trades: [trade] };
    const wrong = bars.map((series) => ({ ...series, quality: series.quality.with(1, QUALITY.suspicious) }));
    expect(toResultView(run, { result: traded, bars: wrong })?.doubtfulTrades).toEqual([
      { trade: 0, symbol: trade.symbol, entry: "suspicious", heldThrough: 0 },
    ]);
    expect(toResultView(run, { result: traded, bars })?.doubtfulTrades).toBeUndefined();
  });
});

describe("toStudyView", () => {
  const trial = { parameters: { fast: 5 }, sharpe: 1, totalReturn: 0.1, maximumDrawdown: -0.1, trades: 4 };
  const study = {
    strategy: "sma_cross",
    trialCount: 30,
    inSample: { from: "2010-01-01", to: "2016-12-31" },
    outOfSample: { from: "2017-01-01", to: "2019-12-31" },
    best: trial,
    bestOutOfSample: trial,
    defaults: trial,
    defaultsOutOfSample: trial,
    note: "judge it by the rest",
  };

  it("keeps the twenty best trials, best first", () => {
    const trials = Array.from({ length: 30 }, (_, index) => ({ ...trial, sharpe: (index * 7) % 30 }));
    const view = toStudyView({ ...study, trials });
    expect([view?.top.map(({ sharpe }) => sharpe), view?.trialCount]).toEqual([
      Array.from({ length: 20 }, (_, index) => 29 - index),
      30,
    ]);
  });

  it.each([undefined, "text", { ...study, trials: undefined }])("is not there for %j", (stored) => {
    expect(toStudyView(stored)).toBeUndefined();
  });
});
