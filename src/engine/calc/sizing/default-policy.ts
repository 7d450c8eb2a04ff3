import type { Regime } from "#shared/model/regime.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";

/**
 * Size factors by regime. `unknown` is half: risk that was not measured earns less than any calm market and no less
 * than a storm that was measured (`bear_volatile`), and it is no proof of a crisis.
 */
const REGIME_FACTORS: Readonly<Record<Regime, number>> = {
  bull_quiet: 1.2,
  bull_volatile: 0.9,
  bear_quiet: 0.6,
  bear_volatile: 0.4,
  sideways_quiet: 1,
  sideways_volatile: 0.7,
  crisis: 0.2,
  unknown: 0.5,
};

/** A policy whose method works without evidence: confidence 1 and no Kelly cap unless they are given. */
export function defaultPolicy(overrides: Partial<SizingPolicy>): SizingPolicy {
  return {
    method: "fixed_fraction",
    quantity: 100,
    fraction: 0.95,
    riskFraction: 0.01,
    stopAtrMultiple: 2,
    targetVolatility: 0.1,
    kellyShare: 0.25,
    kellyFraction: Number.POSITIVE_INFINITY,
    confidence: 1,
    minimumConfidence: 0.4,
    regimeFactors: REGIME_FACTORS,
    patternFactors: { against: 0.5, with: 1.1 },
    // Two hundredths stay in cash, so that a gap to the next open and the costs do not turn the order away.
    maximumPositionFraction: 0.98,
    maximumGrossFraction: 0.98,
    lotSize: 1,
    minimumNotional: 0,
    grounds: [],
    ...overrides,
  };
}
