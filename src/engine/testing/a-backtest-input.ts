import { neverCancelled } from "#engine/base/cancellation.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { aBarSeries } from "./a-bar.ts";
import { sha256 } from "./sha256.ts";
import type { BacktestInput } from "#engine/calc/kernel/kernel-types.ts";
import type { BacktestTools } from "#engine/calc/kernel/backtest-tools.ts";

/** Buys and holds ten flat daily bars from 2020-01-01 with 95 % of 100,000, without costs, unless told otherwise. */
export function aBacktestInput(overrides: Partial<BacktestInput> = {}): BacktestInput {
  return {
    bars: [aBarSeries({ closes: Array<number>(10).fill(100) })],
    range: { from: "2020-01-01", to: "2020-12-31", isAsked: true },
    strategy: { id: "buy_and_hold", parameters: {} },
    sizing: defaultPolicy({}),
    regimes: [],
    patterns: [],
    initialCash: 100_000,
    feeBps: 0,
    slippageBps: 0,
    allowShort: false,
    seed: 1,
    ...overrides,
  };
}

export const testTools: BacktestTools = {
  hash: sha256,
  cancellation: neverCancelled,
  onProgress: () => undefined,
};
