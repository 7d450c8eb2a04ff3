import { describe, expect, it } from "vitest";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { createAnalyze } from "#engine/slices/analyze/slice.ts";
import { createMarketRegime } from "#engine/slices/market_regime/slice.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sliceSeries } from "#engine/calc/bars/slice-range.ts";
import { callMethod } from "#engine/registry/call-method.ts";
import { REGIMES } from "#shared/model/regime.ts";
import { createCharting, type LastBars } from "./charting.ts";

const spx = loadSpx();
const slices = { analyze: createAnalyze(), market_regime: createMarketRegime() };
const SPX = { symbol: "spx", timeframe: "1d" } as const;

interface ChartOptions {
  readonly last?: (first: number) => LastBars | undefined;
  readonly heldBack?: string;
}

function aChart({ last, heldBack }: ChartOptions = {}) {
  const did: string[] = [];
  let version = "1";
  const caller: SliceCaller = {
    lanes: 1,
    call(slice, method, input) {
      did.push(`${slice}.${method}`);
      return callMethod(slices[slice as keyof typeof slices], method, input, aContext());
    },
  };
  const charting = createCharting({
    caller,
    loadLast: (_, first) => last?.(first),
    heldBackFor: () => heldBack,
    versionOf: () => version,
    async load({ symbol }) {
      did.push(`load ${symbol}`);
      if (symbol === "NONE") throw new Error("no bars");
      return spx;
    },
  });
  return { ...charting, did, change: () => (version = "2") };
}

const stretch = { first: 5_000, end: 5_100, barsPerPoint: 8 };
const WHOLE = { first: 5_000, end: 5_104, barsPerPoint: 8 };

describe("createCharting", () => {
  it("opens with the last bars, one a point", async () => {
    const { "chart:get-bars": getBars } = aChart();
    const total = spx.close.length;
    const shown = await getBars(SPX);
    expect(shown).toMatchObject({
      symbol: "SPX",
      totalBars: total,
      stretch: { first: total - 600, end: total, barsPerPoint: 1 },
    });
    expect([shown.close.length, shown.close.at(-1)]).toEqual([600, spx.close[total - 1]]);
  });

  it("answers from the last bars alone what it would answer from all, at every border of a stretch", async () => {
    const total = spx.close.length;
    const asked: number[] = [];
    const part = aChart({
      last(first) {
        asked.push(first);
        const from = first < 0 ? total + first : Math.max(0, first - 3);
        if (from < total - 2_000) return undefined;
        return { bars: sliceSeries(spx, from, total), first: from, totalBars: total, dataHash: spx.dataHash };
      },
    });
    const whole = aChart();
    const stretches = [1, 4, 64].flatMap((barsPerPoint) =>
      [total - 1_999, total - 1_024, total - 1, total].map((first) => ({
        first,
        end: total + 5,
        barsPerPoint,
      })),
    );
    for (const one of [undefined, { first: 10, end: 90, barsPerPoint: 2 }, ...stretches]) {
      const wish = { ...SPX, ...(one && { stretch: one }) };
      expect(await part["chart:get-bars"](wish)).toEqual(await whole["chart:get-bars"](wish));
    }
    expect([asked[0], part.did]).toEqual([-600, ["load SPX"]]);
  });

  it("says that bars are held back from trading", async () => {
    expect((await aChart({ heldBack: "spike 9" })["chart:get-bars"](SPX)).heldBack).toBe("spike 9");
  });

  it("averages over all bars, so that a bar is the same in every stretch", async () => {
    const { "chart:get-bars": getBars } = aChart();
    const ask = (first: number) =>
      getBars({ ...SPX, isAveraged: true, stretch: { first, end: 5_000, barsPerPoint: 1 } });
    const [wide, narrow] = [await ask(0), await ask(4_990)];
    expect(narrow.open).toEqual(wide.open.slice(4_990));
  });

  it("averages the end of a series as it would with all bars before it", async () => {
    const total = spx.close.length;
    const part = aChart({
      last(first) {
        const from = first < 0 ? total + first : first;
        return { bars: sliceSeries(spx, from, total), first: from, totalBars: total, dataHash: spx.dataHash };
      },
    });
    const whole = aChart();
    for (const barsPerPoint of [1, 8]) {
      for (const first of [total - 900, total - 64, total - 1]) {
        const wish = { ...SPX, isAveraged: true, stretch: { first, end: total, barsPerPoint } };
        const [shown, expected] = [await part["chart:get-bars"](wish), await whole["chart:get-bars"](wish)];
        expect(shown.stretch).toEqual(expected.stretch);
        for (const name of ["open", "high", "low", "close"] as const)
          for (const [index, value] of expected[name].entries())
            expect(Math.abs((shown[name][index] ?? Number.NaN) / value - 1)).toBeLessThan(1e-9);
      }
    }
    expect((await part["chart:get-bars"]({ ...SPX, isAveraged: true })).close).toHaveLength(600);
    expect(part.did).toEqual([]);
  });

  it("computes an indicator over all bars and once, whatever stretch is asked for", async () => {
    const chart = aChart();
    const ask = () => chart["chart:get-indicators"]({ ...SPX, stretch, indicators: ["sma(2)"] });
    const { lines, stretch: answered } = await ask();
    await ask();
    const close = (index: number): number => spx.close[index] ?? Number.NaN;
    expect(answered).toEqual(WHOLE);
    expect(lines[0]?.values).toHaveLength(13);
    expect(lines[0]?.values[0]).toBeCloseTo((close(5_006) + close(5_007)) / 2, 9);
    expect(chart.did).toEqual(["load SPX", "analyze.indicators"]);
  });

  it("compares with a benchmark, which may be the symbol itself", async () => {
    const chart = aChart();
    const { lines } = await chart["chart:get-indicators"]({
      ...SPX,
      stretch,
      indicators: ["correlation(20)"],
      benchmarkSymbol: "SPX",
    });
    expect(lines[0]?.values.at(-1)).toBeCloseTo(1, 9);
  });

  it("tells the regime at the last bar of each point", async () => {
    const { regimes } = await aChart()["chart:get-regimes"]({ ...SPX, stretch });
    // The crash of spring 2020.
    expect([regimes.length, REGIMES[regimes.at(-1) ?? 0]]).toEqual([13, "crisis"]);
  });

  it("places another symbol's closes and times among the bars", async () => {
    const chart = aChart();
    const { others } = await chart["chart:get-comparison"]({ ...SPX, stretch, symbols: ["SPX"] });
    const { places } = await chart["chart:place-times"]({ ...SPX, tsMs: [spx.tsOpenMs[7] ?? 0] });
    expect([others[0]?.close[0], places]).toEqual([spx.close[5_007], [7]]);
  });

  it("loads anew when other bars are stored, and after a failure", async () => {
    const chart = aChart();
    await chart["chart:get-bars"](SPX);
    chart.change();
    await chart["chart:get-bars"](SPX);
    const fails = () => chart["chart:get-bars"]({ ...SPX, symbol: "NONE" });
    await expect(fails()).rejects.toThrow("no bars");
    await expect(fails()).rejects.toThrow("no bars");
    expect(chart.did).toEqual(["load SPX", "load SPX", "load NONE", "load NONE"]);
  });
});
