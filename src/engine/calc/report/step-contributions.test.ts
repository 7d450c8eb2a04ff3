import { describe, expect, it } from "vitest";
import { SIZING_METHODS } from "#shared/model/sizing-policy.ts";
import type { ReportInput } from "./report-input.ts";
import { stepContributions } from "./step-contributions.ts";
import { aChoice, aPolicy, aReportInput, aResult, aSeries } from "./testing/a-report-input.ts";

function linesOf(step: string, overrides: Partial<ReportInput> = {}): readonly string[] {
  return (
    stepContributions(aReportInput(overrides)).find((contribution) => contribution.step === step)?.lines ?? []
  );
}

describe("stepContributions", () => {
  it("counts bars in the range and before it, with the caveats of the data", () => {
    const provenance = {
      provider: "bundled",
      isSynthetic: true,
      origin: "a file",
      caveats: ["mind the gap"],
    };
    expect(linesOf("data", { bars: [aSeries({ provenance })] })).toEqual([
      "SPX 1d: 739 bars in the range and 261 bars of history before it (1,000 bars in all), SYNTHETIC (generated), from bundled: a file.",
      "mind the gap",
    ]);
  });

  it("counts patterns with their hit rate and the orders that they changed", () => {
    expect(linesOf("patterns")).toEqual([
      "SPX, double top: 1 found, 1 of 1 finished reached the target (100%).",
      "Changed the size of no order.",
    ]);
  });

  it("says between which shares the true hit rate lies, and leaves out kinds that were not found", () => {
    const [series] = aReportInput().patterns ?? [];
    const hitRates = [
      { kind: "double_top", hits: 1, finished: 1, interval: { low: 0.207, high: 1 } },
      { kind: "bull_flag", hits: 0, finished: 0 },
    ] as const;
    expect(linesOf("patterns", { patterns: [{ ...series!, hitRates }], result: undefined })).toEqual([
      "SPX, double top: 1 found, 1 of 1 finished reached the target (100%, 95% sure from 20.7% to 100%).",
    ]);
  });

  it("says when a kind of pattern has not finished, and when there is no pattern", () => {
    const [series] = aReportInput().patterns ?? [];
    expect(series).toBeDefined();
    if (series === undefined) return;
    const open = { ...series, hitRates: [{ kind: "double_top", hits: 0, finished: 0 } as const] };
    const none = { ...series, patterns: [], hitRates: [] };
    expect(linesOf("patterns", { patterns: [open, none], result: undefined })).toEqual([
      "SPX, double top: 1 found, none finished yet.",
      "SPX: no confirmed pattern.",
    ]);
  });

  it("gives the share of time by regime and the orders that it changed", () => {
    const lines = linesOf("regime");
    expect(lines[0]).toContain("crisis 17.46%");
    expect(lines[1]).toBe("Changed the size of 12 orders; the factor was 0.912 on average.");
  });

  it("claims no won folds where the history was too short to measure any", () => {
    const strategyChoice = aChoice({ evidence: undefined, ranking: [], confidence: 1 });
    const lines = linesOf("strategy", { strategyChoice }).join(" ");
    expect(lines).toContain("too few to measure the strategy on");
    expect(lines).not.toContain("made money");
  });

  it("says how the strategy came to be", () => {
    expect(linesOf("strategy")).toEqual([
      "Momentum ranked first of 3 on bars before the range.",
      "Ranked by walk-forward on bars before the range; no model was trained.",
      "Parameters: lookback 20, threshold 0.02.",
      "History used: 2018-01-01 to 2018-12-31, 261 bars; made money in 75% of the folds.",
    ]);
    const named = aChoice({
      id: "buy_and_hold",
      method: "named",
      note: "",
      parameters: {},
      history: { from: "", to: "", bars: 0 },
    });
    expect(linesOf("strategy", { strategyChoice: named })).toEqual([
      "Buy and hold was named by the run.",
      "Parameters: none.",
      "No history before the range.",
    ]);
  });

  it.each(SIZING_METHODS)("describes the sizing method %s by its own figures and its grounds", (method) => {
    const lines = linesOf("sizing", { sizing: aPolicy({ method, quantity: 100 }) });
    const expected = {
      fixed_quantity: "100 units an order",
      fixed_fraction: "10% of equity an order",
      fixed_risk: "1% of equity at a stop of 2 ATR",
      volatility_target: "15% annual volatility",
      fractional_kelly: "25% of a Kelly fraction of 80%",
      intelligent: "15% annual volatility, 25% of a Kelly fraction of 80%, times regime",
    }[method];
    expect(lines[0]).toContain(expected);
    expect(lines).toContain("Kelly fraction from 12 trades before the range.");
    expect(lines.at(-1)).toBe("Factor confidence: changed 18 orders, 0.600 on average.");
  });

  it("says so when the sizing does not look at patterns and regimes", () => {
    const result = aResult(aSeries(), { contributions: [] });
    expect(linesOf("regime", { result }).at(-1)).toBe("The sizing of this run does not look at it.");
    expect(linesOf("patterns", { result }).at(-1)).toBe("The sizing of this run does not look at it.");
  });

  it("says when no Kelly cap binds", () => {
    const sizing = aPolicy({ kellyFraction: Infinity });
    expect(linesOf("sizing", { sizing })[0]).toContain("no Kelly cap");
  });

  it("counts fills, trades and refusals by code", () => {
    const refusal = { symbol: "SPX", tsMs: 0, code: "risk.no-short", message: "not held" };
    const result = aResult(aSeries(), { rejected: [refusal, refusal], feeBps: 0 });
    const lines = linesOf("backtest", { result });
    expect(lines[0]).toBe("739 bars traded, 36 fills, 18 closed trades, 0 open positions at the end.");
    expect(lines[1]).toContain("fee 0 bps");
    expect(lines[2]).toBe("2 orders refused: risk.no-short.");
  });
});
