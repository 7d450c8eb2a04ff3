import { describe, expect, it } from "vitest";
import { createRng } from "#engine/base/rng.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { REGIMES } from "#shared/model/regime.ts";
import { generateSynthetic } from "./generate-synthetic.ts";
import { drawPhases } from "./synthetic-regimes.ts";
import { findGaps } from "./find-gaps.ts";

const series = generateSynthetic("AAPL", 1, sha256);

function maximumDrawdown(close: Float64Array): number {
  let [highest, worst] = [0, 0];
  for (const value of close) {
    highest = Math.max(highest, value);
    worst = Math.min(worst, value / highest - 1);
  }
  return worst;
}

describe("generateSynthetic", () => {
  it("gives the same market in every process", () => {
    expect(series.dataHash).toBe("2a053c36ff0374d63fbc32034011a3a7161bfd7ffbfdfb7cc470d7fcf992c396");
  });

  it("gives another market for another symbol or seed", () => {
    const others = [generateSynthetic("MSFT", 1, sha256), generateSynthetic("AAPL", 2, sha256)];
    expect(new Set([series, ...others].map(({ close }) => close.join())).size).toBe(3);
  });

  it("says that it is synthetic, from which seed", () => {
    expect(series.provenance).toEqual({
      provider: "synthetic",
      isSynthetic: true,
      origin: "synthetic market, generator 1, symbol AAPL, seed 1",
      caveats: ["SYNTHETIC: the prices of AAPL were generated from seed 1 and are no market's"],
    });
  });

  it("trades on the sessions of the US calendar", () => {
    expect(findGaps(series)).toEqual([]);
    const { tsOpenMs } = loadSpx();
    expect(series.tsOpenMs.subarray(0, tsOpenMs.length)).toEqual(tsOpenMs);
  });

  it("has crashes, overnight gaps and volume that grows with the day's range", () => {
    const { open, close, high, low, volume } = series;
    const gaps = open.filter((value, index) => index > 0 && value !== close[index - 1]).length / open.length;
    const days = Array.from(volume, (value, index) => ({
      value,
      range: Math.log(high[index]! / low[index]!),
    }));
    const mean = (members: typeof days) =>
      members.reduce((sum, { value }) => sum + value, 0) / members.length;
    const byRange = days.toSorted((left, right) => left.range - right.range);
    const half = byRange.length >> 1;
    expect(maximumDrawdown(close)).toBeLessThan(-0.3);
    expect(gaps).toBeGreaterThan(0.9);
    expect(mean(byRange.slice(half)) / mean(byRange.slice(0, half))).toBeGreaterThan(1.3);
  });
});

describe("drawPhases", () => {
  it("visits every regime in its first round", () => {
    const phases = drawPhases(1, createRng(7));
    expect(phases.map(({ kind }) => kind).toSorted()).toEqual(
      REGIMES.filter((regime) => regime !== "unknown").toSorted(),
    );
  });
});
