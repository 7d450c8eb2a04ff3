import { describe, expect, it } from "vitest";
import { aBacktestInput } from "#engine/testing/a-backtest-input.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import { createLeanMarket } from "./lean-market.ts";

const closes = Array<number>(10).fill(100);
const [first, second] = [aBarSeries({ closes }), aBarSeries({ closes, symbol: "OTHER" })];

describe("createLeanMarket", () => {
  it("takes one symbol with a fixed fraction of equity an order", () => {
    const market = createLeanMarket(
      aBacktestInput({ range: { from: "2020-01-03", to: "2020-01-09", isAsked: true }, feeBps: 2 }),
    );
    expect(market).toMatchObject({
      start: 2,
      end: 9,
      terms: { initialCash: 100_000, feeBps: 2, fraction: 0.95 },
    });
  });

  it.each<[string, Partial<BacktestInput>]>([
    ["two symbols", { bars: [first, second] }],
    ["another sizing method", { sizing: defaultPolicy({ method: "fixed_quantity" }) }],
    ["too little confidence", { sizing: defaultPolicy({ confidence: 0.1 }) }],
    ["no fraction", { sizing: defaultPolicy({ fraction: 0 }) }],
    [
      "regimes",
      { regimes: [{ symbol: "TEST", tsOpenMs: new Float64Array(), regime: new Uint8Array() }] as never },
    ],
    ["patterns", { patterns: [{ symbol: "TEST" }] as never }],
    ["a term that came later", { halfSpreadBps: 1 } as never],
    ["a price that is none", { bars: [{ ...first, close: first.close.map(() => Number.NaN) }] }],
    [
      "times that stand still",
      { bars: [{ ...first, tsOpenMs: first.tsOpenMs.map(() => first.tsOpenMs[0]!) }] },
    ],
  ])("leaves %s to the kernel", (_, part) => {
    expect(createLeanMarket(aBacktestInput(part))).toBeUndefined();
  });
});
