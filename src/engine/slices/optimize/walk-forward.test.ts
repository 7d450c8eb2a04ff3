import { describe, expect, it } from "vitest";
import { makeBarSeries } from "#engine/calc/bars/make-bar-series.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { aLocalCaller } from "#engine/testing/a-local-caller.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import { efficiencyOf, stabilityOf } from "./compare-windows.ts";
import { joinReturns } from "./join-returns.ts";
import { optimizeManifest } from "./manifest.ts";
import { createMemoryStudies } from "./memory-studies.ts";
import { createOptimize } from "./slice.ts";
import { planWindows } from "./plan-windows.ts";
import { walkForward } from "./walk-forward.ts";

const RANGE = { from: "2008-01-01", to: "2019-12-31", isAsked: true };
const GRID = { fast: [5, 10, 20], slow: [30, 50, 80] };

/** Ports that run everything here on so many lanes, and what was called. */
function aSearchPlace(lanes: number, onCall?: () => void) {
  const { caller, heard } = aLocalCaller((own) => createOptimize({ caller: own }), lanes, onCall);
  return { heard, ports: { caller, studies: createMemoryStudies() } };
}

const inputFor = (more: Readonly<Record<string, unknown>> = {}) =>
  optimizeManifest.methods.walk_forward.input.parse({
    bars: [loadSpx()],
    range: RANGE,
    grid: GRID,
    windows: 4,
    ...more,
  });

const indexAt = (series: BarSeries, day: string): number =>
  series.tsOpenMs.findIndex((time) => time >= (parseIsoDate(day) ?? 0));

/** The same bars until the day, and twice and half as high in turn from it on. */
function shaken(series: BarSeries, day: string): BarSeries {
  const from = indexAt(series, day);
  const shake = (column: Float64Array): Float64Array =>
    column.map((value, index) => (index < from ? value : value * (index % 7 < 3 ? 2 : 0.5)));
  const { symbol, timeframe, provenance, tsOpenMs, volume } = series;
  const columns = {
    tsOpenMs,
    volume,
    open: shake(series.open),
    high: shake(series.high),
    low: shake(series.low),
    close: shake(series.close),
  };
  return makeBarSeries({ symbol, timeframe, columns, provenance }, sha256);
}

describe.each(["rolling", "anchored"] as const)("%s windows", (scheme) => {
  it.each([0, 81, 300])("keep at least %i bars between what is searched and what is traded", (purgeBars) => {
    const series = loadSpx();
    const windows = planWindows(series, RANGE, { scheme, windows: 4, trainFraction: 0.7, purgeBars });
    for (const { train, test } of windows) {
      expect(train.from < train.to && train.to < test.from && test.from < test.to).toBe(true);
      const between = indexAt(series, test.from) - indexAt(series, train.to) - 1;
      expect(between).toBeGreaterThanOrEqual(purgeBars);
    }
    const starts = windows.map(({ train }) => train.from);
    expect(new Set(starts).size).toBe(scheme === "anchored" ? 1 : 4);
    expect(windows.at(-1)?.test.to).toBe("2019-12-31");
    for (const [index, { test }] of windows.entries()) {
      const next = windows[index + 1];
      if (next === undefined) continue;
      expect(indexAt(series, next.test.from)).toBe(indexAt(series, test.to) + 1);
    }
  });

  it("cut hourly bars between days", () => {
    const series = aBarSeries({ closes: Array.from({ length: 2_400 }, () => 100), timeframe: "1h" });
    const range = { from: "2020-01-01", to: "2020-04-09", isAsked: true };
    const windows = planWindows(series, range, { scheme, windows: 3, trainFraction: 0.7, purgeBars: 30 });
    for (const { train, test } of windows) {
      const gapMs = (parseIsoDate(test.from) ?? 0) - ((parseIsoDate(train.to) ?? 0) + DAY_MS);
      expect(gapMs).toBeGreaterThanOrEqual(30 * 3_600_000);
    }
  });
});

describe("walkForward", () => {
  it("leaves out the longest warm-up of what it tries, unless it is told how much", async () => {
    const { walkForward: walk } = await walkForward(inputFor(), aContext(), aSearchPlace(2).ports);
    expect([walk.purgeBars, walk.windows.length]).toEqual([81, 4]);
    const other = await walkForward(inputFor({ purgeBars: 5 }), aContext(), aSearchPlace(1).ports);
    expect(other.walkForward.purgeBars).toBe(5);
  });

  it("joins the unseen days of all windows and nothing else", async () => {
    const { walkForward: walk } = await walkForward(inputFor(), aContext(), aSearchPlace(1).ports);
    const product = walk.windows.reduce((value, { unseenReturn }) => value * (1 + unseenReturn), 1);
    expect(walk.unseen.totalReturn).toBeCloseTo(product - 1, 10);
    const { tsOpenMs } = walk.equity;
    expect(tsOpenMs[0]).toBe(parseIsoDate(walk.days.from));
    expect(tsOpenMs.at(-1)).toBe(parseIsoDate(walk.days.to));
    expect(tsOpenMs.every((time, index) => index === 0 || time > (tsOpenMs[index - 1] ?? 0))).toBe(true);
    const seen = walk.windows.map(({ seenSharpe }) => seenSharpe);
    expect(seen.every((value) => Number.isFinite(value))).toBe(true);
  });

  it("chooses the same whatever the bars after a window's searched days are", async () => {
    const series = loadSpx();
    const plain = (await walkForward(inputFor(), aContext(), aSearchPlace(1).ports)).walkForward;
    for (const [index, { test }] of plain.windows.entries()) {
      const bars = [shaken(series, test.from)];
      const other = (await walkForward(inputFor({ bars }), aContext(), aSearchPlace(1).ports)).walkForward;
      const choices = (walk: typeof plain) =>
        walk.windows.slice(0, index + 1).map(({ parameters }) => parameters);
      expect(choices(other)).toEqual(choices(plain));
      expect(other.windows[index]?.unseenReturn).not.toBe(plain.windows[index]?.unseenReturn);
      expect(other.windows.slice(0, index)).toEqual(plain.windows.slice(0, index));
    }
  });

  it("refuses a range that is too short for its windows", async () => {
    const range = { from: "2019-01-01", to: "2019-06-30", isAsked: true };
    await expect(walkForward(inputFor({ range }), aContext(), aSearchPlace(1).ports)).rejects.toThrow(
      /has 124 bars, too few for 4 windows with 81 bars left out/,
    );
  });
});

describe("figures of windows", () => {
  it("join returns into one account with its drawdown", () => {
    const traces = [
      { tsOpenMs: Float64Array.of(1, 2), returns: Float64Array.of(0.1, -0.5) },
      { tsOpenMs: Float64Array.of(3), returns: Float64Array.of(0.2) },
    ];
    const { equity, figures } = joinReturns(traces, 100, 252);
    expect([...equity].map((value) => value.toFixed(6))).toEqual(["110.000000", "55.000000", "66.000000"]);
    expect(figures.totalReturn).toBeCloseTo(-0.34, 12);
    expect(figures.maximumDrawdown).toBeCloseTo(-0.5, 12);
    const still = joinReturns([{ tsOpenMs: Float64Array.of(1), returns: new Float64Array(1) }], 100, 252);
    expect(still.figures).toEqual({ totalReturn: 0, annualReturn: 0, sharpe: 0, maximumDrawdown: 0 });
  });

  it("say how much of the searched return was left, if there was any", () => {
    expect(efficiencyOf(0.05, [0.1, 0.3])).toBe(0.25);
    expect(efficiencyOf(0.05, [-0.1, 0.05])).toBeUndefined();
  });

  it("say how far the choices lie apart over what was tried", () => {
    const dimensions = [
      { name: "fast", values: [0, 10] },
      { name: "slow", values: [5] },
    ];
    const choices = [
      { fast: 0, slow: 5 },
      { fast: 10, slow: 5 },
    ];
    expect(stabilityOf(choices, dimensions)).toEqual({ fast: 0.5, slow: 0 });
  });
});
