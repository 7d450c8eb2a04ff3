import { describe, expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { runBacktest } from "./run-backtest.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";

/** 95 % of equity an order, whole units, 1 bp fee and slippage a side, long only, S&P 500 from 2010 to 2019. */
describe("runBacktest on the S&P 500, 2010 to 2019", () => {
  it.each([
    ["sma_cross", 42, 0.552596372, "16d3b142d3d5a92559aa37ebcf5d62bf3bbb2ef704dcf9b89a89ac51c7acf9a8"],
    ["momentum", 60, 0.212035805, "c59a5bd7aa9189564c2da8b56cbebc9323e07ef64e82f342bdfde2c321dbefce"],
    ["mean_reversion", 47, 0.727197965, "28f717dc5eda397c949d65c9655b043ada4ad6cbbae1d9eebd161ff6e5b042c3"],
    ["volatility", 116, 0.533505246, "bffcf223e438bf92f4b071eb9d50faf7234c09ad90468f8869f92dc972023ea1"],
    ["breakout", 30, 0.622816562, "8119d87d33f230defbb8709ebaa342fa09782f88db9c49d7811fa32553bc3c8d"],
    ["buy_and_hold", 0, 1.741251565, "eb7c207ed355d8cc5121682d8490aa95533e2fd1604b874040a8f5ea27114ee1"],
  ])("trades %s as it always did", (id, trades, totalReturn, orderListHash) => {
    const result = runBacktest(
      aBacktestInput({
        bars: [loadSpx()],
        range: { from: "2010-01-01", to: "2019-12-31", isAsked: true },
        strategy: { id, parameters: {} },
        feeBps: 1,
        slippageBps: 1,
      }),
      testTools,
    );
    expect([
      result.statistics.trades,
      Number(result.statistics.totalReturn.toFixed(9)),
      result.orderListHash,
    ]).toEqual([trades, totalReturn, orderListHash]);
  });
});
