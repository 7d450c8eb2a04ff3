import { describe, expect, it } from "vitest";
import type { BarSeries } from "#shared/model/bar.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { REGIMES, type Regime } from "#shared/model/regime.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { detectRegimes } from "./detect-regimes.ts";
import { DEFAULT_REGIME_SETTINGS } from "./regime-settings.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { marketCloses, type MarketPart } from "./testing/market-closes.ts";

function aMarket(...parts: readonly MarketPart[]): BarSeries {
  return aBarSeries({ closes: marketCloses(...parts) });
}

function regimesOf(series: BarSeries): readonly (Regime | undefined)[] {
  return Array.from(detectRegimes(series).regime, (code) => REGIMES[code]);
}

/** How many bars of each regime lie in a month or year of the S&P 500. */
function countSpx(datePrefix: string): Record<string, number> {
  const series = loadSpx();
  const counts: Record<string, number> = {};
  for (const [index, regime] of regimesOf(series).entries()) {
    if (!formatIsoDate(epochMs(series.tsOpenMs[index]!)).startsWith(datePrefix)) continue;
    counts[regime!] = (counts[regime!] ?? 0) + 1;
  }
  return counts;
}

describe("detectRegimes", () => {
  it.each([
    ["bull_quiet", { drift: 0.001, swing: 0.004 }],
    ["bull_volatile", { drift: 0.002, swing: 0.015 }],
    ["bear_quiet", { drift: -0.0008, swing: 0.004 }],
    ["bear_volatile", { drift: -0.002, swing: 0.015 }],
    ["sideways_quiet", { drift: 0, swing: 0.004 }],
    ["sideways_volatile", { drift: 0, swing: 0.015 }],
    ["crisis", { drift: -0.005, swing: 0.025 }],
  ] as const)("calls a market %s by default when it drifts and swings so: %o", (regime, part) => {
    expect(regimesOf(aMarket({ bars: 150, ...part })).slice(126)).toEqual(
      Array.from({ length: 25 }, () => regime),
    );
  });

  it("is unknown, with confidence 0, until the trend's window is full", () => {
    const { regime, confidence } = detectRegimes(aMarket({ bars: 126, drift: 0.001, swing: 0.004 }));
    expect(Array.from(regime, (code) => REGIMES[code])).toEqual([
      ...Array.from({ length: 126 }, () => "unknown"),
      "bull_quiet",
    ]);
    expect(confidence.slice(0, 126)).toEqual(new Float64Array(126));
    expect(confidence[126]).toBeGreaterThan(0.5);
  });

  it("measures volatility against the market's own past once that is long enough", () => {
    // 14 % a year is quiet by the absolute bound of a short past, and volatile for a market that knew only 6 %.
    const quietPast = { bars: 400, drift: 0, swing: 0.004 };
    const today = { bars: 40, drift: 0, swing: 0.009 };
    expect(regimesOf(aMarket(quietPast, today)).at(-1)).toBe("sideways_volatile");
    expect(regimesOf(aMarket({ ...today, bars: 150 })).at(-1)).toBe("sideways_quiet");
  });

  it("calls a market quiet below the floor, however calm its past", () => {
    const calm = { bars: 400, drift: 0, swing: 0.001 };
    expect(regimesOf(aMarket(calm, { bars: 40, drift: 0, swing: 0.005 })).at(-1)).toBe("sideways_quiet");
  });

  it("calls a market that never moves sideways and quiet", () => {
    expect(regimesOf(aMarket({ bars: 130, drift: 0, swing: 0 })).at(-1)).toBe("sideways_quiet");
  });

  it("takes over a new regime only when the rules agree on it for 5 bars", () => {
    const series = aMarket(
      { bars: 150, drift: 0.001, swing: 0.004 },
      { bars: 60, drift: -0.004, swing: 0.004 },
    );
    const { regime, confidence } = detectRegimes(series);
    const change = regime.findIndex((code, index) => index > 126 && REGIMES[code] !== "bull_quiet");
    expect(REGIMES[regime[change]!]).toBe("sideways_quiet");
    expect(confidence.slice(change - 4, change).every((value) => value < 0.5)).toBe(true);
    expect(confidence[change - 5]).toBeGreaterThanOrEqual(0.5);
    expect(confidence[change]).toBeGreaterThanOrEqual(0.5);
  });

  it("begins a crisis at once", () => {
    const series = aMarket(
      { bars: 150, drift: 0.001, swing: 0.004 },
      { bars: 20, drift: -0.04, swing: 0.03 },
    );
    const settings = { ...DEFAULT_REGIME_SETTINGS, confirmationBars: 100 };
    const { regime } = detectRegimes(series, settings);
    const start = regime.indexOf(REGIMES.indexOf("crisis"));
    const close = series.close;
    const high = Math.max(...close);
    expect(start).toBe(close.findIndex((value, index) => index > 150 && value <= 0.8 * high));
    expect(new Set(regime.slice(start))).toEqual(new Set([REGIMES.indexOf("crisis")]));
  });

  it("calls every day of October 2008 a crisis of the S&P 500", () => {
    expect(countSpx("2008-10")).toEqual({ crisis: 23 });
  });

  it("calls every day of 2017 a quiet bull market of the S&P 500", () => {
    expect(countSpx("2017")).toEqual({ bull_quiet: 251 });
  });

  it("reaches all eight regimes on the S&P 500", () => {
    expect(new Set(regimesOf(loadSpx()))).toEqual(new Set(REGIMES));
  });
});
