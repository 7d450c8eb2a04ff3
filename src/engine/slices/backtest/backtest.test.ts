import { describe, expect, it, onTestFinished } from "vitest";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { createScan } from "#engine/calc/strategies/create-scan.ts";
import { addOwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { backtestManifest } from "./manifest.ts";
import { createBacktest } from "./slice.ts";

/** Only simulations call others. */
const nobody: SliceCaller = { lanes: 1, call: () => Promise.reject(new Error("nobody was to be called")) };
const { methods } = createBacktest({ caller: nobody });
const bars = [aBarSeries({ closes: [100, 101, 102, 103] })];
const range = { from: "2020-01-01", to: "2020-01-04", isAsked: true };

const choice = (id: string) => ({
  id,
  parameters: {},
  method: "named" as const,
  note: "",
  ranking: [],
  evidence: undefined,
  confidence: 0,
  history: { from: "", to: "", bars: 0 },
});

describe("backtest.execute", () => {
  const input = (values: object = {}) =>
    backtestManifest.methods.execute.input.parse({
      bars,
      range,
      strategyChoice: choice("buy_and_hold"),
      sizing: defaultPolicy({}),
      ...values,
    });

  it("trades the chosen strategy with the policy and the costs", async () => {
    const { result } = await methods.execute(input({ feeBps: 1, slippageBps: 1 }), aContext({ seed: 42 }));
    expect(result).toMatchObject({
      strategy: { id: "buy_and_hold", parameters: {} },
      seed: 42,
      initialCash: 100_000,
      fills: [{ quantity: 950, price: 100.01, fee: 9.50095 }],
    });
    expect(backtestManifest.methods.execute.output.parse({ result })).toEqual({ result });
  });

  it("trades otherwise when the strategy, the policy or the range is another", async () => {
    const hashes = await Promise.all(
      [
        {},
        { strategyChoice: choice("momentum") },
        { sizing: defaultPolicy({ fraction: 0.5 }) },
        { range: { ...range, from: "2020-01-02" } },
      ].map(async (values) => (await methods.execute(input(values), aContext())).result.orderListHash),
    );
    expect(new Set(hashes).size).toBe(4);
  });

  it("reports progress", async () => {
    const fractions: number[] = [];
    await methods.execute(input(), aContext({ progress: (fraction) => fractions.push(fraction) }));
    expect(fractions).toEqual([0, 1]);
  });

  it.each(["bars", "range", "strategyChoice", "sizing"])("needs %s", (field) => {
    const parsed = backtestManifest.methods.execute.input.safeParse({ ...input(), [field]: undefined });
    expect(parsed.success).toBe(false);
  });
});

describe("backtest.compare", () => {
  it("trades each strategy over the same bars", async () => {
    const fractions: number[] = [];
    const input = backtestManifest.methods.compare.input.parse({
      bars,
      range,
      strategies: ["buy_and_hold", "momentum"],
    });
    const { comparison } = await methods.compare(
      input,
      aContext({ progress: (fraction) => fractions.push(fraction) }),
    );
    expect(
      comparison.map(({ strategy, parameters, statistics }) => [
        strategy,
        parameters,
        statistics.endEquity > 100_000,
      ]),
    ).toEqual([
      ["buy_and_hold", {}, true],
      ["momentum", { lookback: 20, threshold: 0.02 }, false],
    ]);
    expect(fractions).toEqual([0, 0.5, 0.5, 1]);
  });

  it("shares a fixed fraction among the symbols when there is no policy, and takes the policy when there is one", async () => {
    const two = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes: [100, 100, 100] }));
    const input = { bars: two, range, strategies: ["buy_and_hold"], feeBps: 0, slippageBps: 0 };
    const turnoverOf = async (values: object): Promise<number | undefined> => {
      const parsed = backtestManifest.methods.compare.input.parse({ ...input, ...values });
      return (await methods.compare(parsed, aContext())).comparison[0]?.statistics.turnover;
    };
    expect(await turnoverOf({})).toBeCloseTo(0.95, 12);
    expect(await turnoverOf({ sizing: defaultPolicy({ fraction: 0.1 }) })).toBeCloseTo(0.2, 12);
  });

  it("compares all strategies that fit the symbols unless told otherwise", async () => {
    const count = async (values: object): Promise<number> => {
      const parsed = backtestManifest.methods.compare.input.parse({ range, ...values });
      return (await methods.compare(parsed, aContext())).comparison.length;
    };
    const two = [...bars, aBarSeries({ symbol: "OTHER", closes: [100, 100, 100, 100] })];
    expect(await count({ bars })).toBe(9);
    // Two symbols, one of which can be sold short, are a pair.
    expect([await count({ bars: two }), await count({ bars: two, allowShort: true })]).toEqual([9, 10]);
  });
});

describe("backtest.validate_lookahead", () => {
  const validate = (overrides: object = {}) => {
    const strategyChoice = { ...choice("momentum"), parameters: { lookback: 2 } };
    const parsed = backtestManifest.methods.validate_lookahead.input.parse({
      bars: [aBarSeries({ closes: [100, 101, 108, 109, 111, 104, 100, 99, 103, 108] })],
      range: { from: "2020-01-01", to: "2020-01-31", isAsked: true },
      strategyChoice,
      sizing: defaultPolicy({ minimumNotional: 0 }),
      quietBars: 2,
      ...overrides,
    });
    return methods.validate_lookahead(parsed, aContext());
  };

  it("says how many decisions it checked when nothing looks ahead", async () => {
    expect(await validate()).toEqual({
      lookAhead: {
        verdict: "momentum decided the same without the bars that came later.",
        ordersDecided: 3,
        decisionsChecked: 3,
        quietBarsChecked: 2,
      },
    });
  });

  it("says that there is nothing to tell when nothing was decided", async () => {
    const { lookAhead } = await validate({ bars: [aBarSeries({ closes: [100, 100, 100, 100] })] });
    expect([lookAhead.ordersDecided, lookAhead.verdict]).toEqual([
      0,
      "momentum decided no order in these days, so there is nothing to tell.",
    ]);
  });

  it("fails with the first bar at which a later one was looked at", async () => {
    onTestFinished(
      addOwnStrategy({
        kind: "usable",
        strategy: {
          ...findStrategy("buy_and_hold"),
          id: "peeks",
          scan: ({ close }, _parameters, allowShort) =>
            createScan(
              (index, position) =>
                position === 0 && close[index + 1]! > close[index]!
                  ? { target: "long", strength: 1, reason: "planted" }
                  : undefined,
              allowShort,
            ),
        },
      }),
    );
    const strategyChoice = choice("peeks");
    await expect(async () => validate({ strategyChoice })).rejects.toMatchObject({
      kind: "user",
      code: "backtest.look-ahead",
      field: "strategy",
      value: "peeks",
      message: expect.stringMatching(
        /^peeks looks at bars .*TEST at 2020-01-01.*: with later bars there buy .* without them no order$/,
      ),
    });
  });
});
