import { describe, expect, it } from "vitest";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { aBacktestInput, testTools } from "#engine/testing/a-backtest-input.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { STRATEGY_IDS } from "#shared/model/strategy-choice.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { runBacktest } from "./run-backtest.ts";

const COSTS = { feeBps: 1, slippageBps: 1 };
const SPX: Partial<BacktestInput> = {
  bars: [loadSpx()],
  range: { from: "2010-01-01", to: "2019-12-31", isAsked: true },
  ...COSTS,
};
const SYNTHETIC: Partial<BacktestInput> = {
  bars: ["AAPL", "MSFT"].map((symbol) => generateSynthetic(symbol, 1, sha256)),
  range: { from: "2010-01-01", to: "2019-12-31", isAsked: true },
  allowShort: true,
  sizing: defaultPolicy({ fraction: 0.45 }),
  ...COSTS,
};

const GOLDEN_SPX = [
  ["sma_cross", 42, 0.552596372, "16d3b142d3d5a92559aa37ebcf5d62bf3bbb2ef704dcf9b89a89ac51c7acf9a8"],
  ["momentum", 60, 0.212035805, "c59a5bd7aa9189564c2da8b56cbebc9323e07ef64e82f342bdfde2c321dbefce"],
  ["mean_reversion", 47, 0.727197965, "28f717dc5eda397c949d65c9655b043ada4ad6cbbae1d9eebd161ff6e5b042c3"],
  ["volatility", 116, 0.533505246, "bffcf223e438bf92f4b071eb9d50faf7234c09ad90468f8869f92dc972023ea1"],
  ["breakout", 30, 0.622816562, "8119d87d33f230defbb8709ebaa342fa09782f88db9c49d7811fa32553bc3c8d"],
  ["buy_and_hold", 0, 1.741251565, "eb7c207ed355d8cc5121682d8490aa95533e2fd1604b874040a8f5ea27114ee1"],
  ["trend_following", 36, 0.392052155, "77c7dcdf4671fb4b257bffefc5c70f2a08575cf8e8b99a9ec83b05072bc7bc4e"],
  ["rsi_reversal", 14, 0.288879518, "a491f2df3bd0995504e3243bbda239c106d6c55825f27d2bec03f99b7314fc1c"],
  ["macd_trend", 101, 0.519407131, "9102f20e525318d949581a53d42a079688e96b3a74d4d751c3819815bf64cf49"],
] as const;
const GOLDEN_SYNTHETIC = [
  ["sma_cross", 144, 3.654949569, "9f14d2550da5890bd9b66c0469a33d9fcafcebdca3e05b14bf3587382113b080"],
  ["momentum", 201, 2.898573886, "fcc982d7e638d8d0bdf08e85b92d9330a954dbe25f3c81d13ebb5b3373831857"],
  // One trade less since short proceeds are collateral: a short that had grown leaves no money for the other market.
  ["mean_reversion", 158, -0.66239934, "068a35b4a593ef999131beaeabd8c9c78fd7035227de5a5bc0146804ec4341ca"],
  ["volatility", 417, 1.688966702, "0f5b0c5c2c26cfaa38b630988a93541b974693e3101b426f2d905f196bba55c4"],
  ["breakout", 104, 2.13180452, "bb6ea6fdb0e10f97f978ed3c26bbf53331ed21d2e9b1b693eb73a18ad7fc8c32"],
  ["trend_following", 109, 2.485258267, "889837d2d53542f0a531b2c0abe9a3cbb06ae2916657907335feba7c4c792d90"],
  ["rsi_reversal", 79, -0.481488156, "c5d748aa3fe3231d9119c8617d361b75efa3afc36b63737582ae0915e42121bf"],
  ["macd_trend", 378, 0.067270144, "39fc6c86aa6bbf143b81cc1dab71ffdbc8bc2e328661796945330f14175db928"],
  ["pairs", 204, -0.454855025, "5a13e23c0884951373e1833f92cd30b8cf89242da0e8460a2eb18df9d46f72ed"],
  ["buy_and_hold", 0, 0.027953042, "73fc89e0ff4c8e0381672f623b1fdc69ddad61ebfe5c9d1daf02c0cb0d5b743a"],
] as const;

function trade(id: string, market: Partial<BacktestInput>) {
  const { statistics, orderListHash } = runBacktest(
    aBacktestInput({ ...market, strategy: { id, parameters: {} } }),
    testTools,
  );
  return [statistics.trades, Number(statistics.totalReturn.toFixed(9)), orderListHash];
}

/** 95 % of equity an order, 45 % of it in one of two markets, whole units, 1 bp fee and slippage a side, 2010 to 2019. */
describe("runBacktest", () => {
  it.each(GOLDEN_SPX)("trades %s on the S&P 500 as it always did, long only", (id, ...golden) => {
    expect(trade(id, SPX)).toEqual(golden);
  });

  it.each(GOLDEN_SYNTHETIC)(
    "trades %s on two generated markets as it always did, both sides",
    (id, ...golden) => {
      expect(trade(id, SYNTHETIC)).toEqual(golden);
    },
  );

  it("has a golden result for every strategy", () => {
    expect(GOLDEN_SYNTHETIC.map(([id]) => id)).toEqual(STRATEGY_IDS);
  });
});
