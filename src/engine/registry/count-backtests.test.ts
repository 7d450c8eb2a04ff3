import { describe, expect, it } from "vitest";
import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { countBacktests } from "./count-backtests.ts";
import type { SliceCall } from "./slice-runner.ts";

const RANGE = { from: "2020-01-01", to: "2020-02-01" };
const STATISTICS = { sharpe: Number.NaN, totalReturn: 0.1, maximumDrawdown: -0.2, trades: 1 };

async function count(method: string, output: Readonly<Record<string, unknown>>, more = {}) {
  const [slice = "", name = ""] = method.split(".");
  const heard: CountedBatch[] = [];
  const call: SliceCall = {
    slice,
    method: name,
    input: { bars: [aBarSeries({ closes: [1] })], range: RANGE, ...more },
    seed: 1,
    runSeed: 1,
    mode: "backtest",
    runId: undefined,
    cancellation: neverCancelled,
    onProgress: () => undefined,
    publish: () => undefined,
  };
  const runner = { run: () => Promise.resolve(output), load: () => Promise.resolve() };
  const counting = countBacktests(runner, (batch) => void heard.push(batch));
  await counting.load(slice);
  expect(await counting.run(call)).toBe(output);
  return heard.map(({ source, range, backtests }) => ({
    source,
    range,
    backtests: backtests.map(({ strategy, sharpe }) => [strategy, sharpe]),
  }));
}

describe("countBacktests", () => {
  it("counts a backtest over the days that it traded", async () => {
    const range = { from: "2020-01-05", to: "2020-01-09" };
    const strategy = { id: "momentum", parameters: {} };
    const output = { result: { range, strategy, statistics: STATISTICS, orderListHash: "1" } };
    expect(await count("backtest.execute", output)).toEqual([
      { source: "backtest.execute", range, backtests: [["momentum", 0]] },
    ]);
  });

  it("counts each strategy of a comparison, and each candidate of a ranking", async () => {
    const row = (strategy: string) => ({
      strategy,
      parameters: {},
      statistics: STATISTICS,
      orderListHash: strategy,
    });
    const compared = await count("backtest.compare", { comparison: [row("a"), row("b")] });
    expect(compared.flatMap(({ backtests }) => backtests)).toEqual([
      ["a", 0],
      ["b", 0],
    ]);
    const ranked = await count("analyze.compare_strategies", { ranking: [row("a")] });
    expect(ranked.flatMap(({ backtests }) => backtests)).toEqual([["a", 0]]);
    const history = { from: "2019-01-01", to: "2019-12-31", bars: 250 };
    const backtests = ["a", "a", "b"].map((strategy) => ({
      strategy,
      parameters: {},
      ...STATISTICS,
      sharpe: 1,
    }));
    expect(await count("ml_strategy.predict_best", { strategyChoice: { backtests, history } })).toEqual([
      {
        source: "ml_strategy.predict_best",
        range: history,
        backtests: [
          ["a", 1],
          ["a", 1],
          ["b", 1],
        ],
      },
    ]);
    for (const none of [{ backtests: [] }, {}]) {
      expect(await count("ml_strategy.predict_best", { strategyChoice: { ...none, history } })).toEqual([]);
    }
  });

  it("counts nothing of what runs no backtest, and nothing twice", async () => {
    expect(await count("data.get_historical", {})).toEqual([]);
    // A search tells of its own as it goes.
    expect(await count("optimize.run", { study: { trials: [STATISTICS] } })).toEqual([]);
    expect(await count("backtest.execute", {}, { bars: undefined })).toEqual([]);
  });
});
