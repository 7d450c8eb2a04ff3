import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { findPatterns } from "#engine/calc/patterns/find-patterns.ts";
import { DEFAULT_PATTERN_SETTINGS } from "#engine/calc/patterns/pattern-settings.ts";
import { pathThrough } from "#engine/calc/patterns/testing/path-through.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { errorOf } from "#engine/testing/error-of.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { sliceSeries } from "#engine/calc/bars/slice-range.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { analyzePortfolio } from "./analyze-portfolio.ts";
import { analyzeSymbol } from "./analyze-symbol.ts";
import { compareStrategies } from "./compare-strategies.ts";
import { analyzeManifest } from "./manifest.ts";
import { scan } from "./scan.ts";

const { methods } = analyzeManifest;

describe("analyze_symbol", () => {
  const analyse = (...bars: readonly BarSeries[]) =>
    methods.analyze_symbol.output.parse(
      analyzeSymbol(methods.analyze_symbol.input.parse({ bars }), aContext()),
    ).analyses;

  it("gives each point with its reason, and they add up to the score", () => {
    const [analysis] = analyse(aBarSeries({ closes: pathThrough([0, 100], [300, 400]) }));
    expect(analysis?.points).toEqual([
      {
        name: "long trend",
        points: 20,
        mostPoints: 20,
        reason: "the close is above its average of 200 bars",
      },
      {
        name: "averages",
        points: 20,
        mostPoints: 20,
        reason: "the average of 50 bars is above that of 200",
      },
      { name: "momentum", points: 10, mostPoints: 10, reason: "the close rose over 20 bars" },
      { name: "stretched", points: -10, mostPoints: 10, reason: "RSI(14) is 100.0, above 70" },
      {
        name: "patterns",
        points: 0,
        mostPoints: 20,
        reason: "no confirmed pattern gives the last bar a bias",
      },
      { name: "levels", points: 0, mostPoints: 10, reason: "there is no level" },
    ]);
    expect([analysis?.score, analysis?.mostScore]).toEqual([40, 90]);
    // Averages of the last 50 and 200 closes of a straight line lie half as many bars back.
    expect(analysis?.trend).toEqual({
      average50: expect.closeTo(375.5, 9),
      average200: expect.closeTo(300.5, 9),
      change20: expect.closeTo(20 / 380, 12),
      rsi14: 100,
    });
  });

  it("counts a level within one ATR and a pattern that is still active", () => {
    const corners = [
      [0, 105],
      [10, 100],
      [20, 120],
      [30, 100.4],
      [40, 119.6],
      [55, 100.9],
    ] as const;
    const [near] = analyse(aBarSeries({ closes: pathThrough(...corners) }));
    const of = (name: string) => near?.points.find((point) => point.name === name);
    expect(of("levels")).toMatchObject({ points: 10, reason: expect.stringMatching(/^support at 100\.2/) });
    const spx = loadSpx();
    const { patterns, bias } = findPatterns(spx, DEFAULT_PATTERN_SETTINGS);
    const found = patterns.find(
      ({ kind, confirmedIndex }) => kind === "double_top" && bias[confirmedIndex] === -1,
    )!;
    const [active] = analyse(sliceSeries(spx, 0, found.confirmedIndex + 1));
    expect(active?.patterns.at(-1)).toMatchObject({
      kind: "double_top",
      tsConfirmedMs: spx.tsOpenMs[found.confirmedIndex],
      target: found.target,
    });
    expect(active?.points.find(({ name }) => name === "patterns")).toMatchObject({
      points: -20,
      reason: expect.stringContaining("double_top"),
    });
  });

  it("gives no points for what too few bars cannot tell", () => {
    const [short] = analyse(aBarSeries({ closes: [1, 2, 3] }));
    expect([short?.score, short?.points.slice(0, 4).map(({ reason }) => reason)]).toEqual([
      0,
      Array.from({ length: 4 }, () => "there are too few bars to tell"),
    ]);
  });
});

describe("analyze_portfolio", () => {
  const analyse = (input: object) =>
    methods.analyze_portfolio.output.parse(
      analyzePortfolio(methods.analyze_portfolio.input.parse(input), aContext()),
    ).portfolio;
  /** Closes with these returns, over and over. */
  const moving = (symbol: string, returns: readonly number[], bars = 101): BarSeries => {
    const closes = [100];
    for (let index = 1; index < bars; index += 1) {
      closes.push((closes[index - 1] ?? 0) * (1 + (returns[(index - 1) % returns.length] ?? 0)));
    }
    return aBarSeries({ symbol, closes });
  };
  const market = moving("MARKET", [0.01, -0.01, 0.02, -0.02]);
  const twice = moving("TWICE", [0.02, -0.02, 0.04, -0.04]);
  const against = moving("AGAINST", [-0.01, 0.01, -0.02, 0.02]);

  it("measures beta, correlation and shares of risk", () => {
    const portfolio = analyse({
      bars: [twice, against, market],
      weights: { TWICE: 0.75, against: 0.25 },
      benchmarkSymbol: "market",
    });
    expect(portfolio).toMatchObject({
      benchmark: "MARKET",
      returns: 100,
      beta: expect.closeTo(1.25, 12),
      benchmarkCorrelation: expect.closeTo(1, 12),
      members: [
        { symbol: "TWICE", weight: 0.75, beta: expect.closeTo(2, 12), riskShare: expect.closeTo(1.2, 12) },
        { symbol: "AGAINST", beta: expect.closeTo(-1, 12), riskShare: expect.closeTo(-0.2, 12) },
      ],
    });
    expect(portfolio.correlations.map((row) => row.map(Math.round))).toEqual([
      [1, -1],
      [-1, 1],
    ]);
  });

  it("measures losses by history and by Cornish and Fisher", () => {
    // From -5 % to 4.9 % by 0.1 %: the 5 % quantile lies at place 4.95, beyond it are five from -5 % to -4.6 %.
    const ramp = Array.from({ length: 100 }, (_, index) => (index - 50) / 1_000);
    const { losses } = analyse({ bars: [moving("RAMP", ramp)] });
    // Mean -0.0005, variance 0.001^2 x 100 x 101 / 12, no skew, excess kurtosis -1.2 of an even distribution.
    const z = -1.6448536269514722;
    const corrected = z + ((z ** 3 - 3 * z) * -1.2) / 24;
    expect(losses).toEqual({
      confidence: 0.95,
      valueAtRisk: expect.closeTo(0.04505, 12),
      conditionalValueAtRisk: expect.closeTo(0.048, 12),
      cornishFisherValueAtRisk: expect.closeTo(0.0005 - corrected * 0.001 * Math.sqrt((100 * 101) / 12), 12),
    });
  });

  it("holds all equally but the benchmark, and the benchmark when there is nothing else", () => {
    const weights = (input: object) => analyse(input).members.map(({ symbol, weight }) => [symbol, weight]);
    expect(weights({ bars: [twice, against, market], benchmarkSymbol: "MARKET" })).toEqual([
      ["TWICE", 0.5],
      ["AGAINST", 0.5],
    ]);
    expect(weights({ bars: [market], benchmarkSymbol: "MARKET" })).toEqual([["MARKET", 1]]);
  });

  it("looks only at bars that all have, in the range", () => {
    const late = { ...twice, tsOpenMs: twice.tsOpenMs.map((time) => time + 20 * 86_400_000) };
    expect(analyse({ bars: [market, late] }).returns).toBe(80);
    const range = { from: "2020-01-21", to: "2020-03-31", isAsked: true };
    expect(analyse({ bars: [market, late], range }).returns).toBe(70);
  });

  it("has no beta without a benchmark, nor of one that never moves", () => {
    const still = aBarSeries({ symbol: "STILL", closes: Array.from({ length: 101 }, () => 5) });
    expect(analyse({ bars: [market] }).beta).toBeNaN();
    const flat = analyse({ bars: [market, still], benchmarkSymbol: "STILL" });
    expect([flat.beta, flat.benchmarkCorrelation]).toEqual([Number.NaN, Number.NaN]);
  });

  it.each([
    [{ bars: [moving("A", [0.01], 30)] }, "analyze.too-few-returns"],
    [{ bars: [market, { ...twice, timeframe: "1h" }] }, "analyze.mixed-timeframes"],
    [{ bars: [market], weights: { NOPE: 1 } }, "analyze.unknown-weight"],
    [{ bars: [market], weights: {} }, "analyze.unknown-weight"],
    [{ bars: [market], benchmarkSymbol: "NOPE" }, "analyze.no-benchmark"],
  ])("refuses what it cannot measure (%#)", (input, code) => {
    expect(errorOf(() => analyse(input))).toMatchObject({ kind: "user", code });
  });
});

describe("compare_strategies", () => {
  const range = { from: "2012-01-03", to: "2015-12-31", isAsked: true };
  const bars = [loadSpx()];
  const compare = (input: object) =>
    methods.compare_strategies.output.parse(
      compareStrategies(methods.compare_strategies.input.parse({ bars, range, ...input }), aContext()),
    );

  it("ranks by the figure asked for, and warns of small samples and of choosing the best of many", () => {
    const { ranking, rankedBy, rankingCaveats } = compare({ rankBy: "totalReturn" });
    const figures = ranking.map(({ statistics }) => statistics.totalReturn);
    expect(figures).toEqual(figures.toSorted((left, right) => right - left));
    expect([rankedBy, ranking.map(({ rank }) => rank)]).toEqual([
      "totalReturn",
      ranking.map((_, index) => index + 1),
    ]);
    expect(rankingCaveats[0]).toMatch(/the best of so many looks better than it is/);
    const held = ranking.find(({ strategy }) => strategy === "buy_and_hold");
    expect(held?.warnings.join()).toContain("fewer than 30 say little");
  });

  it("puts a strategy that never traded last", () => {
    const falling = [aBarSeries({ closes: pathThrough([0, 200], [80, 100]) })];
    const days = { from: "2020-02-01", to: "2020-03-10", isAsked: true };
    const strategies = ["sma_cross", "buy_and_hold"];
    const { ranking } = compare({ bars: falling, range: days, strategies });
    expect(ranking.map(({ strategy, statistics }) => [strategy, statistics.sharpe < 0])).toEqual([
      ["buy_and_hold", true],
      ["sma_cross", false],
    ]);
    expect(ranking[1]?.statistics.sharpe).toBeNaN();
    expect(compare({ strategies: ["momentum"] }).rankingCaveats).toEqual([]);
  });

  it("trades what the backtester trades, at the same costs", () => {
    const costs = { initialCash: 50_000, feeBps: 3, slippageBps: 4, allowShort: false };
    const { ranking } = compare({ strategies: ["sma_cross"], ...costs });
    const alone = runBacktest(
      {
        bars,
        range,
        strategy: { id: "sma_cross", parameters: {} },
        sizing: defaultPolicy({}),
        regimes: [],
        patterns: [],
        seed: aContext().seed,
        ...costs,
      },
      { hash: sha256, cancellation: neverCancelled, onProgress: () => undefined },
    );
    expect([ranking[0]?.orderListHash, ranking[0]?.statistics]).toEqual([
      alone.orderListHash,
      alone.statistics,
    ]);
  });
});

describe("scan", () => {
  const look = (input: object) =>
    methods.scan.output.parse(scan(methods.scan.input.parse(input), aContext()));
  const rising = aBarSeries({ symbol: "UP", closes: pathThrough([0, 100], [60, 160]) });
  const falling = aBarSeries({ symbol: "DOWN", closes: pathThrough([0, 160], [60, 100]) });

  it("names the symbols that meet all conditions, with what each saw", () => {
    const conditions = ["close > sma(10)", "rsi:14 >= 70"];
    const { scanned, matches } = look({ bars: [rising, falling], conditions });
    expect(matches).toEqual(["UP"]);
    expect(scanned[0]).toEqual({
      symbol: "UP",
      tsLastMs: rising.tsOpenMs[60],
      isMatch: true,
      conditions: [
        {
          condition: "close > sma(10)",
          tsBarMs: rising.tsOpenMs[60],
          left: 160,
          right: 155.5,
          isMet: true,
          isKnown: true,
        },
        {
          condition: "rsi:14 >= 70",
          tsBarMs: rising.tsOpenMs[60],
          left: 100,
          right: 70,
          isMet: true,
          isKnown: true,
        },
      ],
    });
  });

  it("is content with any of them when told so", () => {
    const conditions = ["close<sma:10", "close>159.5"];
    expect(look({ bars: [rising, falling], conditions, match: "any" }).matches).toEqual(["UP", "DOWN"]);
    expect(look({ bars: [rising, falling], conditions }).matches).toEqual([]);
  });

  it("reads longer bars only when they are over, so that the last day changes nothing of the week", () => {
    // 2020-01-01 was a Wednesday: 61 days end on Sunday, March 1, and nobody knows yet that this week is over.
    const conditions = ["1w: close > 0"];
    const [seen] = look({ bars: [rising], conditions }).scanned;
    expect(seen?.conditions[0]).toMatchObject({ tsBarMs: Date.UTC(2020, 1, 17), left: 153 });
    const spiked = { ...rising, close: rising.close.map((close, bar) => (bar > 53 ? close * 5 : close)) };
    expect(look({ bars: [spiked], conditions }).scanned[0]?.conditions).toEqual(seen?.conditions);
  });

  it("does not meet what too few bars cannot tell, and says so", () => {
    const { scanned, matches } = look({
      bars: [rising],
      conditions: ["close > sma(200)", "1mo: rsi(14) < 90"],
    });
    expect([matches, scanned[0]?.conditions.map(({ isMet, isKnown }) => [isMet, isKnown])]).toEqual([
      [],
      [
        [false, false],
        [false, false],
      ],
    ]);
  });

  it("reads a line of an indicator that has several", () => {
    const conditions = ["macd(12,26,9).histogram > -100", "bollinger:20,2.upper >= bollinger(20,2).lower"];
    expect(look({ bars: [rising], conditions }).matches).toEqual(["UP"]);
  });

  it.each([
    ["close", "analyze.bad-condition"],
    ["close > sma(5) > 3", "analyze.bad-condition"],
    ["3w: close > 1", "analyze.bad-condition"],
    ["1h: close > 1", "analyze.bad-condition"],
    ["macd > 0", "analyze.bad-condition"],
    ["macd.nothing > 0", "analyze.bad-condition"],
    ["beta > 1", "analyze.bad-condition"],
    ["smaa(5) > 1", "analyze.unknown-indicator"],
    ["sma(0) > 1", "analyze.bad-indicator"],
  ])("refuses the condition %s", (condition, code) => {
    const error = errorOf(() => look({ bars: [rising], conditions: [condition] }));
    expect(error).toMatchObject({ kind: "user", code, field: "conditions" });
  });
});
