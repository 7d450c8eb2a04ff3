import { describe, expect, it } from "vitest";
import { createCancellation } from "#engine/base/cancellation.ts";
import { pathThrough } from "#engine/calc/patterns/testing/path-through.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { INDICATORS } from "#engine/calc/indicators/indicator-catalogue.ts";
import { REVERSAL_KINDS } from "#shared/model/pattern.ts";
import { createAnalyze } from "./slice.ts";

const { manifest, methods } = createAnalyze();

describe("find_patterns", () => {
  const parse = (given: Record<string, unknown>) => manifest.methods.find_patterns.input.parse(given);

  it("answers the patterns of each symbol and reports progress", async () => {
    const messages: string[] = [];
    const context = aContext({ progress: (_, message) => messages.push(message) });
    const bars = [loadSpx(), aBarSeries({ closes: [1, 2, 3] })];
    const output = await methods.find_patterns(parse({ bars }), context);
    const { patterns } = manifest.methods.find_patterns.output.parse(output);
    expect(patterns.map((series) => [series.symbol, series.patterns.length])).toEqual([
      ["SPX", 172],
      ["TEST", 0],
    ]);
    expect(messages).toEqual(["patterns of SPX", "patterns of TEST"]);
  });

  it("keeps a pattern active for as long as the caller says", async () => {
    const { patterns } = await methods.find_patterns(
      parse({ bars: [loadSpx()], patternBiasBars: 1 }),
      aContext(),
    );
    const active = patterns[0]?.bias.reduce((count, bias) => count + Math.abs(bias), 0);
    const withBias = patterns[0]?.patterns.filter(({ kind }) => REVERSAL_KINDS.some((one) => one === kind));
    expect(active).toBe(new Set(withBias?.map((pattern) => pattern.confirmedIndex)).size);
  });

  it("stops when it is cancelled", () => {
    const cancellation = createCancellation();
    cancellation.cancel("a test");
    expect(() => methods.find_patterns(parse({ bars: [loadSpx()] }), aContext({ cancellation }))).toThrow(
      "cancelled by a test",
    );
  });
});

describe("indicators", () => {
  const parse = (given: Record<string, unknown>) => manifest.methods.indicators.input.parse(given);
  const linesOf = async (...indicatorNames: string[]) => {
    const series = aBarSeries({ closes: [1, 2, 3, 4] });
    const answer = await methods.indicators(parse({ bars: [series], indicatorNames }), aContext());
    return manifest.methods.indicators.output.parse(answer).indicators[0]?.lines;
  };

  it("answers a whole series a line, with the pane and unit that a chart needs", async () => {
    expect(await linesOf("sma(2)", " donchian( 3 ) ")).toEqual([
      {
        indicator: "sma(2)",
        line: "value",
        pane: "price",
        unit: "price",
        values: Float64Array.of(Number.NaN, 1.5, 2.5, 3.5),
      },
      {
        indicator: "donchian(3)",
        line: "upper",
        pane: "price",
        unit: "price",
        values: Float64Array.of(Number.NaN, Number.NaN, 3, 4),
      },
      {
        indicator: "donchian(3)",
        line: "lower",
        pane: "price",
        unit: "price",
        values: Float64Array.of(Number.NaN, Number.NaN, 1, 1),
      },
    ]);
  });

  it.each(Object.keys(INDICATORS))("computes %s with its default numbers on the S&P 500", async (name) => {
    const spx = loadSpx();
    const benchmark = { ...spx, symbol: "OTHER", close: spx.open };
    const input = parse({ bars: [spx, benchmark], indicatorNames: [name], benchmarkSymbol: "other" });
    const lines = (await methods.indicators(input, aContext())).indicators[0]?.lines ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.values.length).toBe(5_105);
      expect(line.values.subarray(110).every(Number.isFinite)).toBe(true);
    }
  });

  it("compares with the benchmark's bars of the same times", async () => {
    const own = aBarSeries({ closes: [10, 11, 10, 12, 13], startDate: "2020-01-02" });
    const other = aBarSeries({ closes: [5, 7, 9, 8, 7, 6], symbol: "OTHER", startDate: "2020-01-01" });
    const input = parse({ bars: [own, other], indicatorNames: ["beta(2)"], benchmarkSymbol: "OTHER" });
    const [ofOwn, ofOther] = (await methods.indicators(input, aContext())).indicators;
    // Own returns against those of closes 7, 9, 8, 7, 6.
    const returns = [11 / 10, 10 / 11, 9 / 7, 8 / 9].map(Math.log);
    const [first = 0, second = 0, otherFirst = 0, otherSecond = 0] = returns;
    expect(ofOwn?.lines[0]?.values[2]).toBeCloseTo((first - second) / (otherFirst - otherSecond), 12);
    expect(ofOther?.lines[0]?.values[2]).toBeCloseTo(1, 12);
  });

  it.each([
    [["beta"], undefined, "beta(60)"],
    [["sma"], "NONE", "NONE"],
  ])("refuses %s without the bars of its benchmark", async (indicatorNames, benchmarkSymbol, value) => {
    const input = parse({ bars: [aBarSeries({ closes: [1, 2] })], indicatorNames, benchmarkSymbol });
    const answer = async () => methods.indicators(input, aContext());
    await expect(answer()).rejects.toMatchObject({ kind: "user", code: "analyze.no-benchmark", value });
  });

  it("takes numbers after a colon, and none where there are none to take", async () => {
    expect((await linesOf("sma:2", "obv()"))?.map(({ indicator }) => indicator)).toEqual(["sma(2)", "obv"]);
  });

  it("annualises realised volatility by the timeframe and the calendar", async () => {
    const closes = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 100 : 101));
    const bars = [aBarSeries({ closes }), aBarSeries({ closes, timeframe: "1w", symbol: "WEEKS" })];
    const input = parse({ bars, indicatorNames: ["realized_volatility"] });
    const [days, weeks] = (await methods.indicators(input, aContext())).indicators;
    expect(days?.lines[0]?.values[29]).toBeCloseTo(
      (weeks?.lines[0]?.values[29] ?? 0) * Math.sqrt(365 / 52),
      12,
    );
  });

  it.each([
    ["smaa(5)", "analyze.unknown-indicator", "did you mean sma?"],
    ["toString", "analyze.unknown-indicator", "write a name with its numbers, such as sma(50)"],
    ["sma(2.5)", "analyze.bad-indicator", "change the numbers in the brackets"],
    ["sma(1,2)", "analyze.bad-indicator", "change the numbers in the brackets"],
    ["bollinger(20,x)", "analyze.bad-indicator", "change the numbers in the brackets"],
    ["obv(3)", "analyze.bad-indicator", "change the numbers in the brackets"],
    ["macd(26,12)", "analyze.bad-indicator", "change the numbers in the brackets"],
  ])("refuses %s as %s", async (name, code, remedy) => {
    await expect(linesOf(name)).rejects.toMatchObject({
      kind: "user",
      code,
      remedy,
      field: "indicatorNames",
      value: name,
    });
  });
});

describe("levels", () => {
  const parse = (given: Record<string, unknown>) => manifest.methods.levels.input.parse(given);

  it("joins swings at one price to a level and puts the nearest first", async () => {
    const bars = [
      aBarSeries({
        closes: pathThrough([0, 105], [10, 100], [20, 120], [30, 100.4], [40, 119.6], [50, 90], [60, 115]),
      }),
    ];
    const { levels } = manifest.methods.levels.output.parse(
      await methods.levels(parse({ bars }), aContext()),
    );
    expect(levels).toEqual([
      {
        symbol: "TEST",
        lastClose: 115,
        levels: [
          {
            kind: "resistance",
            price: 119.8,
            touches: 2,
            tsLastTouchMs: bars[0]?.tsOpenMs[40],
            distanceFraction: 119.8 / 115 - 1,
          },
          {
            kind: "support",
            price: 100.2,
            touches: 2,
            tsLastTouchMs: bars[0]?.tsOpenMs[30],
            distanceFraction: 100.2 / 115 - 1,
          },
        ],
      },
    ]);
  });

  it("forgets swings that are too old", async () => {
    const bars = [
      aBarSeries({
        closes: pathThrough([0, 105], [10, 100], [20, 120], [30, 100.4], [40, 119.6], [50, 90], [60, 115]),
      }),
    ];
    const { levels } = await methods.levels(parse({ bars, levelHistoryBars: 35 }), aContext());
    expect(levels[0]?.levels.map((level) => level.kind)).toEqual([]);
  });
});
