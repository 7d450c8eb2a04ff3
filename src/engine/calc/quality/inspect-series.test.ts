import { describe, expect, it } from "vitest";
import { aCalmMarket } from "#engine/testing/a-calm-market.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { QUALITY } from "#shared/model/bar.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { formatIsoDate } from "#shared/model/time.ts";
import { inspectSeries } from "./inspect-series.ts";

const inspect = (series: BarSeries, actions: readonly CorporateAction[] = []) =>
  inspectSeries(series, actions, 0.5, sha256);

/** The market with its high three times as high at the bars given. */
function spiked(bars: number, at: readonly number[]): BarSeries {
  const series = aCalmMarket(bars);
  return { ...series, high: series.high.map((high, index) => (at.includes(index) ? high * 3 : high)) };
}

describe("inspectSeries", () => {
  it("finds nothing wrong with the bundled index", () => {
    const { findings, score, verdict } = inspect(loadSpx());
    expect({ findings, score, verdict }).toEqual({ findings: [], score: 1, verdict: "good" });
  });

  it("counts, scores and calls doubtful what has a spike", () => {
    const { counts, score, verdict } = inspect(spiked(200, [60]));
    expect([counts.spike, score, verdict]).toEqual([1, 1 - 25 / 200, "doubtful"]);
  });

  it("calls bad what scores too low", () => {
    const { score, verdict } = inspect(spiked(200, [50, 70, 90, 110, 130]));
    expect([score, verdict]).toEqual([1 - 125 / 200, "bad"]);
  });

  it("calls a feed that stood still bad, and one that stood still a while not", () => {
    const still = aBarSeries({ closes: Array.from({ length: 100 }, () => 100) });
    expect([inspect(still).counts.stale_run, inspect(still).verdict]).toEqual([99, "bad"]);
  });

  it("weighs missing sessions by their share", () => {
    const series = aCalmMarket(100, { provenance: { market: "crypto" } });
    const tsOpenMs = series.tsOpenMs.map((time, index) => (index < 50 ? time : time + 10 * 86_400_000));
    const { counts, score, findings } = inspect({ ...series, tsOpenMs });
    expect([counts.gap, score, findings[0]?.detail]).toEqual([
      10,
      1 - 15 / 110,
      "no bars for 10 sessions from 2020-02-20",
    ]);
  });

  it("says nothing more of prices that are none", () => {
    const series = spiked(100, [50]);
    const { findings, verdict } = inspect({ ...series, close: series.close.with(10, Number.NaN) });
    expect([findings.map(({ problem }) => problem), verdict]).toEqual([["not_a_number"], "doubtful"]);
  });

  it("lets a known split explain its step, and misses one that is known and not there", () => {
    const halved = aCalmMarket(100);
    const later = (column: Float64Array): Float64Array =>
      column.map((value, index) => (index < 50 ? value : value / 2));
    const series = {
      ...halved,
      open: later(halved.open),
      high: later(halved.high),
      low: later(halved.low),
      close: later(halved.close),
    };
    const split: CorporateAction = {
      kind: "split",
      date: formatIsoDate(series.tsOpenMs[50] as Parameters<typeof formatIsoDate>[0]),
      ratio: 2,
    };
    expect([inspect(series).counts.unadjusted_split, inspect(series).verdict]).toEqual([1, "doubtful"]);
    expect([inspect(series, [split]).findings, inspect(series, [split]).verdict]).toEqual([[], "good"]);
    expect(inspect(halved, [split]).counts.unadjusted_split).toBe(1);
  });

  it("counts repaired bars and says nothing of a few", () => {
    const series = aCalmMarket(20);
    const repaired = { ...series, quality: series.quality.with(3, QUALITY.repaired) };
    expect([inspect(repaired).repairedBars, inspect(repaired).verdict]).toEqual([1, "too_short"]);
  });
});
