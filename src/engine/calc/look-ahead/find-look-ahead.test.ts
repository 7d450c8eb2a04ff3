import { describe, expect, it, onTestFinished } from "vitest";
import { generateSynthetic } from "#engine/calc/bars/generate-synthetic.ts";
import { sliceBefore } from "#engine/calc/bars/slice-range.ts";
import { findPatterns } from "#engine/calc/patterns/find-patterns.ts";
import { detectRegimes } from "#engine/calc/regimes/detect-regimes.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { addOwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { createScan } from "#engine/calc/strategies/create-scan.ts";
import type { IndicatorColumns } from "#engine/calc/strategies/indicator-columns.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Decision } from "#engine/calc/strategies/strategy.ts";
import { testTools } from "#engine/testing/a-backtest-input.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { STRATEGY_IDS } from "#shared/model/strategy-choice.ts";
import { epochMs } from "#shared/model/time.ts";
import { findLookAhead, type LookAheadQuestion } from "./find-look-ahead.ts";

const UNTIL_2017 = Date.UTC(2017, 0, 1);
const SPX = sliceBefore(loadSpx(), UNTIL_2017);
const WALKS = ["AAPL", "MSFT"].map((symbol) => sliceBefore(generateSynthetic(symbol, 1, sha256), UNTIL_2017));

const derive = (bars: readonly BarSeries[]) => ({
  regimes: bars.map((series) => detectRegimes(series)),
  patterns: bars.map((series) => findPatterns(series)),
});

function aQuestion(strategy: string, overrides: Partial<LookAheadQuestion> = {}): LookAheadQuestion {
  return {
    bars: [SPX],
    range: { from: "2015-01-01", to: "2016-12-31", isAsked: true },
    strategy: { id: strategy, parameters: {} },
    sizing: defaultPolicy({}),
    initialCash: 100_000,
    feeBps: 1,
    slippageBps: 1,
    allowShort: true,
    seed: 1,
    derive: () => ({ regimes: [], patterns: [] }),
    maximumDecisions: 50,
    quietBars: 25,
    ...overrides,
  };
}

const LONG: Decision = { target: "long", strength: 1, reason: "planted" };
const FLAT: Decision = { target: "flat", strength: 1, reason: "planted" };

/** A strategy that wants to be long where `wants` says so of the columns. */
function plant(wants: (columns: IndicatorColumns, index: number) => boolean): void {
  const forget = addOwnStrategy({
    kind: "usable",
    strategy: {
      ...findStrategy("buy_and_hold"),
      id: "planted",
      scan: (columns, _parameters, allowShort) =>
        createScan((index, position) => {
          if (wants(columns, index)) return position > 0 ? undefined : LONG;
          return position === 0 ? undefined : FLAT;
        }, allowShort),
    },
  });
  onTestFinished(forget);
}

const at = (column: Float64Array, index: number): number => column[index] ?? Number.NaN;

const meanOf = onceAColumn((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
const highestOf = onceAColumn((values) => Math.max(...values));

describe("findLookAhead", () => {
  it.each([
    ["the close of the next bar", ({ close }, index) => at(close, index + 1) > at(close, index)],
    [
      "an average around the bar",
      (columns, index) => at(columns.sma(5), index + 2) > at(columns.close, index),
    ],
    ["the mean of all bars", ({ close }, index) => at(close, index) < 1.55 * meanOf(close)],
    ["the highest close of all bars", ({ close }, index) => at(close, index) > 0.99 * highestOf(close)],
    [
      "a fall of the next bar, which keeps an order back",
      ({ close }, index) => index % 40 < 20 && !(at(close, index + 1) < at(close, index)),
    ],
    ["how many bars there are", ({ close }, index) => index < close.length - 5],
  ] satisfies readonly (readonly [string, (columns: IndicatorColumns, index: number) => boolean])[])(
    "finds a strategy that looks at %s",
    (_what, wants) => {
      plant(wants);
      const { findings } = findLookAhead(aQuestion("planted"), testTools);
      expect(findings.length).toBeGreaterThan(0);
      for (const { withLater, without } of findings) expect(withLater).not.toBe(without);
    },
  );

  it("finds a regime that is known a bar too early, by the size of an order", () => {
    const early = (bars: readonly BarSeries[]) => {
      const { regimes, patterns } = derive(bars);
      return {
        patterns,
        regimes: regimes.map((series) => ({
          ...series,
          regime: Uint8Array.from(series.regime, (regime, index) => series.regime[index + 1] ?? regime),
        })),
      };
    };
    const policy = defaultPolicy({ method: "intelligent", kellyFraction: 1 });
    const question = aQuestion("macd_trend", { sizing: policy, maximumDecisions: 30 });
    expect(findLookAhead({ ...question, derive }, testTools).findings).toEqual([]);
    const { findings } = findLookAhead({ ...question, derive: early }, testTools);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings[0]).toMatchObject({ symbol: "SPX" });
  });

  it("says what was decided with later bars there and without", () => {
    plant(({ close }, index) => at(close, index + 1) > at(close, index));
    const [first] = findLookAhead(aQuestion("planted"), testTools).findings;
    expect(first?.tsMs).toBeGreaterThanOrEqual(epochMs(Date.UTC(2015, 0, 1)));
    expect([first?.withLater, first?.without].filter((order) => order !== undefined)).toEqual([
      expect.stringMatching(/^(buy|sell) \d+ SPX market \(planted\) at 201[56]-.*Z$/),
    ]);
  });

  it.each(STRATEGY_IDS.filter((id) => id !== "pairs"))("finds nothing in %s", (id) => {
    const policy = defaultPolicy({ method: "intelligent", kellyFraction: 1 });
    const { findings, decisionsChecked, quietBarsChecked } = findLookAhead(
      aQuestion(id, { derive, sizing: policy, maximumDecisions: 12, quietBars: 6 }),
      testTools,
    );
    expect(findings).toEqual([]);
    expect([decisionsChecked > 0, quietBarsChecked]).toEqual([true, 6]);
  });

  it("finds nothing in pairs, nor in a symbol that begins to trade later", () => {
    const later = { ...WALKS[1]!, ...afterYear(WALKS[1]!, 2016) };
    const sizing = defaultPolicy({ fraction: 0.45 });
    for (const bars of [WALKS, [WALKS[0]!, later]]) {
      const answer = findLookAhead(aQuestion("pairs", { bars, sizing }), testTools);
      expect([answer.findings, answer.ordersDecided > 0]).toEqual([[], true]);
    }
    const answer = findLookAhead(aQuestion("momentum", { bars: [WALKS[0]!, later], sizing }), testTools);
    expect([answer.findings, answer.ordersDecided > 0]).toEqual([[], true]);
  });

  it("stops when it is cancelled", () => {
    const cancellation = {
      ...testTools.cancellation,
      throwIfCancelled: () => {
        throw new Error("cancelled");
      },
    };
    expect(() => findLookAhead(aQuestion("momentum"), { ...testTools, cancellation })).toThrow("cancelled");
  });
});

/** Of a whole column, computed once for all its bars. */
function onceAColumn(compute: (values: Float64Array) => number): (values: Float64Array) => number {
  const known = new WeakMap<Float64Array, number>();
  return (values) => {
    const value = known.get(values) ?? compute(values);
    known.set(values, value);
    return value;
  };
}

function afterYear(series: BarSeries, year: number): BarSeries {
  const first = series.tsOpenMs.findIndex((time) => time >= Date.UTC(year, 0, 1));
  const column = (name: "tsOpenMs" | "open" | "high" | "low" | "close" | "volume") =>
    series[name].subarray(first);
  return {
    ...series,
    tsOpenMs: column("tsOpenMs"),
    open: column("open"),
    high: column("high"),
    low: column("low"),
    close: column("close"),
    volume: column("volume"),
    quality: series.quality.subarray(first),
  };
}
