import { assertNever } from "#engine/base/assert-never.ts";
import type { SizedOrder, SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { OrderToSize } from "./order-to-size.ts";

export type Factor = SizedOrder["factors"][number];

/** The factors whose product is the fraction of equity; `bindingLimit` is set when one of them means no position. */
export interface Factors {
  readonly factors: readonly Factor[];
  readonly bindingLimit: string | undefined;
}

/** By the method of the policy; a factor that is unknown or not above 0 means no position, never a guess. */
export function factorsOf(policy: SizingPolicy, order: OrderToSize): Factors {
  switch (policy.method) {
    case "fixed_quantity":
      return { factors: [], bindingLimit: undefined };
    case "fixed_fraction":
      return positive("fraction", policy.fraction, "zero_fraction");
    case "fixed_risk":
      return riskFactor(policy, order);
    case "volatility_target":
      return volatilityFactor(policy, order);
    case "fractional_kelly":
      return positive("kelly", policy.kellyShare * policy.kellyFraction, "non_positive_kelly");
    case "intelligent":
      return intelligentFactors(policy, order);
    default:
      return assertNever(policy.method);
  }
}

/** Loses `riskFraction` of equity when the price moves by `stopAtrMultiple` average true ranges. */
function riskFactor(policy: SizingPolicy, order: OrderToSize): Factors {
  const stopFraction = (policy.stopAtrMultiple * order.atr) / order.price;
  if (!(stopFraction > 0)) return none("risk", "unknown_stop_distance");
  return positive("risk", policy.riskFraction / stopFraction, "zero_risk");
}

/** Target over measured volatility, both annualised. */
function volatilityFactor(policy: SizingPolicy, order: OrderToSize): Factors {
  if (!(order.volatility > 0)) return none("volatility", "unknown_volatility");
  return positive("volatility", policy.targetVolatility / order.volatility, "zero_target_volatility");
}

/** Volatility target, cut to the Kelly share, times regime, pattern, confidence and strength of the signal. */
function intelligentFactors(policy: SizingPolicy, order: OrderToSize): Factors {
  const volatility = volatilityFactor(policy, order);
  if (volatility.bindingLimit !== undefined) return volatility;
  const kellyCap = policy.kellyShare * policy.kellyFraction;
  if (!(kellyCap > 0)) return none("kelly", "non_positive_kelly");
  const target = policy.targetVolatility / order.volatility;
  const factors = [
    ...volatility.factors,
    ...(kellyCap === Number.POSITIVE_INFINITY
      ? []
      : [{ name: "kelly", value: Math.min(1, kellyCap / target) }]),
    ...(order.regime === undefined ? [] : [{ name: "regime", value: policy.regimeFactors[order.regime] }]),
    { name: "pattern", value: patternFactor(policy, order) },
    { name: "confidence", value: policy.confidence },
    { name: "strength", value: order.strength },
  ];
  const zero = factors.find((factor) => !(factor.value > 0));
  return { factors, bindingLimit: zero === undefined ? undefined : `zero_${zero.name}` };
}

function patternFactor(policy: SizingPolicy, order: OrderToSize): number {
  if (order.patternBias === 0) return 1;
  return order.patternBias === order.direction ? policy.patternFactors.with : policy.patternFactors.against;
}

function positive(name: string, value: number, limit: string): Factors {
  return value > 0 ? { factors: [{ name, value }], bindingLimit: undefined } : none(name, limit);
}

function none(name: string, bindingLimit: string): Factors {
  return { factors: [{ name, value: 0 }], bindingLimit };
}
