import { describe, expect, it } from "vitest";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import type { RankedStrategy, StrategyChoice } from "#shared/model/strategy-choice.ts";
import { calculate } from "./calculate.ts";
import { positionSizingManifest } from "./manifest.ts";

const evidence: RankedStrategy = {
  id: "momentum",
  parameters: {},
  score: 1,
  folds: [{ from: "2015-01-01", to: "2015-12-31", sharpe: 1, returnFraction: 0.1, trades: 12 }],
  trades: 12,
  winRate: 0.5,
  meanReturn: 0.0004,
  varianceReturn: 0.0001,
};

function aChoice(overrides: Partial<StrategyChoice> = {}): StrategyChoice {
  return {
    id: "momentum",
    parameters: {},
    method: "walk_forward_ranking",
    note: "",
    ranking: [],
    evidence,
    confidence: 0.8,
    history: { from: "2000-01-01", to: "2019-12-31", bars: 5_000 },
    ...overrides,
  };
}

/** The policy for 2020 that the manifest's defaults and these values lead to. */
function policyFor(choice: StrategyChoice, settings: object = {}) {
  const input = positionSizingManifest.methods.calculate.input.parse({
    bars: [aBarSeries({ closes: [100, 101] })],
    range: { from: "2020-01-01", to: "2020-12-31", isAsked: true },
    strategyChoice: choice,
    ...settings,
  });
  return calculate(input).sizing;
}

describe("calculate", () => {
  it("bets on the evidence from before the range and says so", () => {
    const policy = policyFor(aChoice());
    expect(policy).toMatchObject({ method: "intelligent", confidence: 0.8, maximumPositionFraction: 0.98 });
    expect(policy.kellyFraction).toBeCloseTo(4, 12);
    expect(policy.grounds).toEqual([
      "Kelly fraction 4.00 = mean 4.000e-4 / variance 1.000e-4 of the returns a bar, from 12 trades in 1 folds before the range.",
      "Confidence 0.80: the share of folds in which the strategy made money.",
      "Caps: 98 % of equity a position, 98 % in all.",
      "At the start a position may hold up to 98000.00 of 100000.00.",
      "No regimes were given: there is no regime factor.",
      "No patterns were given: the pattern factor is 1.",
    ]);
  });

  it.each<[Partial<RankedStrategy>, string]>([
    [{ meanReturn: -0.0001 }, "negative"],
    [{ meanReturn: 0, varianceReturn: 0 }, "no"],
    [{ meanReturn: Number.NaN }, "unknown"],
  ])("gives a Kelly fraction of 0 for %j: %s expectancy", (figures) => {
    const policy = policyFor(aChoice({ evidence: { ...evidence, ...figures } }));
    expect(policy.kellyFraction).toBe(0);
    expect(policy.grounds.join()).toContain("no positive expectancy, the size is 0");
  });

  it("says that low confidence means no position", () => {
    const policy = policyFor(aChoice({ confidence: 0.2 }));
    expect(policy.confidence).toBe(0.2);
    expect(policy.grounds.join()).toContain("Confidence 0.2 is below the minimum 0.4: the size is 0.");
    expect(policyFor(aChoice({ confidence: Number.NaN })).confidence).toBe(0);
  });

  it("falls back to the volatility target for a named strategy without evidence", () => {
    const policy = policyFor(aChoice({ method: "named", evidence: undefined, confidence: 0 }));
    expect(policy).toMatchObject({ kellyFraction: Number.POSITIVE_INFINITY, confidence: 1 });
    expect(policy.grounds[0]).toContain("no Kelly cap and no confidence scaling");
  });

  it("has nothing to bet with fractional Kelly and no evidence", () => {
    const choice = aChoice({ evidence: undefined });
    const policy = policyFor(choice, { sizingMethod: "fractional_kelly" });
    expect(policy.kellyFraction).toBe(0);
    expect(policy.grounds[0]).toContain("the size is 0");
  });

  it("takes a person's own rule as it is", () => {
    const policy = policyFor(aChoice({ confidence: 0 }), { sizingMethod: "fixed_quantity", quantity: 7 });
    expect(policy).toMatchObject({
      method: "fixed_quantity",
      quantity: 7,
      confidence: 1,
      maximumPositionFraction: 1,
      maximumGrossFraction: 1,
    });
    expect(policy.grounds[0]).toBe(
      "Method fixed_quantity was asked for: evidence and confidence do not change it.",
    );
  });

  it("shares what may be invested among the symbols", () => {
    const bars = ["A", "B"].map((symbol) => aBarSeries({ symbol, closes: [100] }));
    const policy = policyFor(aChoice(), { bars, sizingMethod: "fixed_fraction", fraction: 0.9 });
    expect(policy).toMatchObject({
      fraction: 0.45,
      maximumPositionFraction: 0.49,
      maximumGrossFraction: 0.98,
    });
    expect(policy.grounds.join()).toContain(
      "Caps: 49 % of equity a position, 98 % in all, shared by 2 symbols.",
    );
  });

  it("refuses evidence that reaches into the range", () => {
    const history = { from: "2000-01-01", to: "2020-01-01", bars: 5_000 };
    expect(() => policyFor(aChoice({ history }))).toThrow(
      expect.objectContaining({ kind: "user", code: "sizing.evidence-in-range", value: "2020-01-01" }),
    );
  });

  it("gives the same policy whatever the bars in the range are", () => {
    const changed = policyFor(aChoice(), { bars: [aBarSeries({ closes: [1, 9_999] })] });
    expect(changed).toEqual(policyFor(aChoice()));
  });
});
