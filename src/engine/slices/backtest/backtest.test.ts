import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { backtestManifest } from "./manifest.ts";
import { createBacktest } from "./slice.ts";
import { simulatePaths } from "./simulate-paths.ts";

/** Runs each call here, and remembers which lane it was meant for. */
function localCaller(lanes: number) {
  const used: number[] = [];
  const caller: SliceCaller = {
    lanes,
    call: async (_, __, input, { seed, cancellation, lane }) => {
      used.push(lane);
      await Promise.resolve();
      const parsed = backtestManifest.methods.simulate_paths.input.parse(input);
      return simulatePaths(parsed, aContext({ seed, cancellation }));
    },
  };
  return { caller, used };
}

const { methods } = createBacktest(localCaller(1));
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

describe("backtest.monte_carlo", () => {
  const spx = [loadSpx()];
  const years = { from: "2016-01-01", to: "2018-12-31", isAsked: true };

  async function anInput(values: object = {}) {
    const common = {
      bars: spx,
      range: years,
      strategyChoice: choice("sma_cross"),
      sizing: defaultPolicy({}),
      allowShort: true,
    };
    const { result } = await methods.execute(
      backtestManifest.methods.execute.input.parse(common),
      aContext(),
    );
    return backtestManifest.methods.monte_carlo.input.parse({ ...common, result, paths: 9, ...values });
  }

  it("studies the trades in another order, drawn again, and other paths of the prices", async () => {
    const { monteCarlo } = await methods.monte_carlo(await anInput(), aContext({ seed: 5 }));
    const [shuffled, drawn, paths] = monteCarlo.studies;
    expect(monteCarlo.studies.map(({ method, simulations }) => [method, simulations])).toEqual([
      ["shuffled_trades", 2_000],
      ["drawn_trades", 2_000],
      ["market_paths", 9],
    ]);
    // The order does not change where the trades end.
    expect(shuffled?.endEquity.low).toBeCloseTo(shuffled?.actual.endEquity ?? 0, 4);
    expect(drawn!.endEquity.low).toBeLessThan(drawn!.actual.endEquity);
    expect(drawn!.endEquity.high).toBeGreaterThan(drawn!.actual.endEquity);
    expect(new Set(paths?.outcomes.endEquity).size).toBe(9);
    expect(backtestManifest.methods.monte_carlo.output.parse({ monteCarlo })).toEqual({ monteCarlo });
  });

  it("gives the same on one lane and on three, and other paths for another seed", async () => {
    const input = await anInput();
    const [one, three] = [localCaller(1), localCaller(3)];
    const outcomes = async (caller: SliceCaller, seed: number) => {
      const { monteCarlo } = await createBacktest({ caller }).methods.monte_carlo(input, aContext({ seed }));
      return monteCarlo.studies.map((study) => [...study.outcomes.endEquity]);
    };
    expect(await outcomes(three.caller, 5)).toEqual(await outcomes(one.caller, 5));
    expect(new Set(three.used)).toEqual(new Set([0, 1, 2]));
    expect(await outcomes(one.caller, 6)).not.toEqual(await outcomes(one.caller, 5));
  });

  it("trades the paths with all the costs that the run had", async () => {
    const endsOf = async (values: object) => {
      const { monteCarlo } = await methods.monte_carlo(await anInput({ paths: 1, ...values }), aContext());
      return monteCarlo.studies.at(-1)?.outcomes.endEquity[0];
    };
    const plain = await endsOf({});
    expect(await endsOf({ feePerShare: 1 })).toBeLessThan(plain!);
    expect(await endsOf({ feeBps: 20 })).toBeLessThan(plain!);
  });

  it("says what it left out", async () => {
    const input = await anInput({ paths: 0 });
    const few = { ...input, result: { ...input.result, trades: [] } };
    const { monteCarlo } = await methods.monte_carlo(few, aContext());
    expect(monteCarlo).toMatchObject({
      studies: [],
      notes: [
        "Trades were not shuffled: 0 closed trades are fewer than 5.",
        "No market paths were asked for.",
      ],
    });
  });

  it("stops when it is cancelled", async () => {
    const cancellation = createCancellation();
    const input = await anInput({ paths: 100 });
    const work = methods.monte_carlo(
      input,
      aContext({ cancellation, progress: () => cancellation.cancel("a person") }),
    );
    await expect(work).rejects.toMatchObject({ code: "run.cancelled" });
  });
});
