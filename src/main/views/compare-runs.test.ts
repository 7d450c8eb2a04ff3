import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import { runId } from "#shared/model/ids.ts";
import type { Trade } from "#shared/model/position.ts";
import { epochMs } from "#shared/model/time.ts";
import { compareRuns, type ComparedRun } from "./compare-runs.ts";
import { toResultView } from "./result-view.ts";

const result = toResultView(
  { runId: runId("r"), seed: 1 },
  { result: runBacktest(aBacktestInput(), testTools) },
)!;

function aCompared(
  id: string,
  summary: Partial<RunSummary> = {},
  run: Partial<ComparedRun> = {},
): ComparedRun {
  return {
    summary: {
      runId: runId(id),
      workflow: "simple_backtest",
      mode: "backtest",
      status: "completed",
      tsStartedMs: epochMs(5),
      durationMs: 3,
      inputs: { symbols: ["SPX", "FB"], parameters: { fast: 10, slow: 30 }, to: null },
      error: undefined,
      isSynthetic: false,
      totalReturn: 0.1,
      ...summary,
    },
    seed: 1,
    appVersion: "0.1.0",
    version: undefined,
    result,
    ...run,
  };
}

function aTrade(entryMs: number): Trade {
  return {
    symbol: "SPX",
    side: "long",
    quantity: 10,
    tsEntryMs: epochMs(entryMs),
    entryPrice: 100,
    entryReason: "",
    tsExitMs: epochMs(entryMs + 5),
    exitPrice: 101,
    exitReason: "",
    fees: 0,
    profit: 10,
    returnFraction: 0.01,
    barsHeld: 5,
  };
}

const differing = (left: ComparedRun, right: ComparedRun) =>
  compareRuns(left, right)
    .rows.filter(({ isSame }) => !isSame)
    .map(({ group, label, left: first, right: second }) => [group, label, first, second]);

describe("compareRuns", () => {
  it("finds nothing between a run and its equal, not even where a figure is no number", () => {
    const noFigure = { ...result, statistics: { ...result.statistics, sharpe: Number.NaN } };
    const run = aCompared("a", {}, { result: noFigure });
    expect(differing(run, { ...run })).toEqual([]);
    expect(compareRuns(run, run)).toMatchObject({ onlyLeft: [], onlyRight: [] });
  });

  it("names each input that differs, and those that only one has", () => {
    const inputs = { symbols: ["SPX"], parameters: { fast: 10, slow: 40 }, feeBps: 5 };
    expect(differing(aCompared("a"), aCompared("b", { inputs }, { seed: 2 }))).toEqual([
      ["Inputs", "Seed", 1, 2],
      ["Inputs", "symbols", "SPX FB", "SPX"],
      ["Inputs", "parameters", "fast 10, slow 30", "fast 10, slow 40"],
      ["Inputs", "feeBps", undefined, "5"],
    ]);
  });

  it("sets the trades apart that only one has", () => {
    const [first, second] = [aTrade(1), aTrade(2)];
    const more = aCompared("a", {}, { result: { ...result, trades: [first, second] } });
    const fewer = aCompared("b", {}, { result: { ...result, trades: [second] } });
    expect(compareRuns(more, fewer)).toMatchObject({ onlyLeft: [first], onlyRight: [] });
    expect(differing(more, fewer)).toEqual([["Trades", "That only it has", 1, 0]]);
  });

  it("compares no trades when one run has no result", () => {
    const without = aCompared("b", {}, { result: undefined });
    expect(compareRuns(aCompared("a"), without)).toMatchObject({ onlyLeft: [], onlyRight: [] });
    expect(compareRuns(without, without).rows.some(({ group }) => group === "Statistics")).toBe(false);
  });

  it("names where two backtests part, and what first differed of what went in", () => {
    const [fill] = result.fills;
    const dearer = { ...result, fills: [{ ...fill!, fee: 9 }], orderListHash: "other" };
    const text = (left: ComparedRun, right: ComparedRun) => compareRuns(left, right).divergence?.text;
    const left = aCompared("a");
    const right = aCompared("b", { inputs: { ...left.summary.inputs, feeBps: 5 } }, { result: dearer });
    expect(compareRuns(left, right).divergence).toMatchObject({
      cause: { group: "Inputs", label: "feeBps", left: undefined, right: "5" },
      fill: { number: 1, left: { fee: 0 }, right: { fee: 9 } },
    });
    expect(text(left, right)).toBe(
      "They part at fill 1: left buy 950 TEST at 100 with fee 0 on 2020-01-02, right buy 950 TEST at 100 with fee 9 on 2020-01-02. " +
        "The first thing that went in and differs: feeBps — against 5.",
    );
    expect(text(left, left)).toBe("Both made the same fills from the same.");
    expect(text(left, aCompared("c", {}, { result: { ...result, fills: [] } }))).toMatch(
      /right has no more\. Nothing that went in differs/,
    );
    expect(text(left, aCompared("d", {}, { seed: 2 }))).toBe(
      "Both made the same fills, although Seed 1 against 2.",
    );
    expect(compareRuns(left, aCompared("e", {}, { result: undefined })).divergence).toBeUndefined();
  });

  it("takes other data for the cause before other inputs, and other versions last", () => {
    const other = { ...result, dataHash: "other" };
    const causeOf = (run: Partial<ComparedRun>) =>
      compareRuns(aCompared("a"), aCompared("b", {}, run)).divergence?.cause?.label;
    expect([
      causeOf({ seed: 2, result: other, appVersion: "0.2.0" }),
      causeOf({ seed: 2, appVersion: "0.2.0" }),
      causeOf({ appVersion: "0.2.0" }),
    ]).toEqual(["Data hash", "Seed", "Program version"]);
  });
});
