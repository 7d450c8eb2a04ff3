import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { backtestManifest } from "./manifest.ts";
import { simulatePaths } from "./simulate-paths.ts";
import { createBacktest } from "./slice.ts";

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
