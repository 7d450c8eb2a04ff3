import type { SizingMethod, SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { RankedStrategy, StrategyChoice } from "#shared/model/strategy-choice.ts";

/** What the evidence from before the range says about how much to bet. */
export type Edge = Pick<SizingPolicy, "kellyFraction" | "confidence" | "grounds">;

/**
 * Full Kelly fraction of a strategy with small returns: mean over variance of the returns a bar (Thorp 2006), 0 when
 * the expectancy is not positive. Only `intelligent` and `fractional_kelly` bet on evidence; any other method is a
 * person's own rule and gets confidence 1.
 */
export function measureEdge(method: SizingMethod, choice: StrategyChoice | undefined): Edge {
  if (method !== "intelligent" && method !== "fractional_kelly") {
    return unmeasured(`Method ${method} was asked for: evidence and confidence do not change it.`);
  }
  const evidence = choice?.evidence;
  if (choice === undefined || evidence === undefined) return withoutEvidence(method);
  const kellyFraction = kellyOf(evidence);
  const confidence = Number.isFinite(choice.confidence) ? choice.confidence : 0;
  return {
    kellyFraction,
    confidence,
    grounds: [kellyGround(evidence, kellyFraction), confidenceGround(confidence)],
  };
}

function withoutEvidence(method: SizingMethod): Edge {
  if (method === "intelligent") {
    return unmeasured(
      "No evidence from before the range: no Kelly cap and no confidence scaling, the size follows the volatility target, regime and patterns.",
    );
  }
  const ground = "No evidence from before the range: a Kelly fraction cannot be measured, so the size is 0.";
  return { kellyFraction: 0, confidence: 1, grounds: [ground] };
}

function unmeasured(ground: string): Edge {
  return { kellyFraction: Number.POSITIVE_INFINITY, confidence: 1, grounds: [ground] };
}

function kellyOf({ meanReturn, varianceReturn }: RankedStrategy): number {
  if (!(meanReturn > 0) || !(varianceReturn > 0)) return 0;
  return meanReturn / varianceReturn;
}

function kellyGround(evidence: RankedStrategy, kellyFraction: number): string {
  const { meanReturn, varianceReturn, folds, trades } = evidence;
  const source = `${trades} trades in ${folds.length} folds before the range`;
  if (kellyFraction === 0) {
    return `Mean return a bar was ${meanReturn.toExponential(3)} over ${source}: no positive expectancy, the size is 0.`;
  }
  return `Kelly fraction ${kellyFraction.toFixed(2)} = mean ${meanReturn.toExponential(3)} / variance ${varianceReturn.toExponential(3)} of the returns a bar, from ${source}.`;
}

function confidenceGround(confidence: number): string {
  return `Confidence ${confidence.toFixed(2)}: the share of folds in which the strategy made money.`;
}
