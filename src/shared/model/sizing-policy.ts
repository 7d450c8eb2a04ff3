import type { Regime } from "./regime.ts";

export const SIZING_METHODS = [
  "fixed_quantity",
  "fixed_fraction",
  "fixed_risk",
  "volatility_target",
  "fractional_kelly",
  "intelligent",
] as const;
export type SizingMethod = (typeof SIZING_METHODS)[number];

/** How large each order is; decided before the first traded bar and applied by the kernel at each order. */
export interface SizingPolicy {
  readonly method: SizingMethod;
  /** Units an order, for `fixed_quantity`. */
  readonly quantity: number;
  /** Fraction of equity an order, for `fixed_fraction`. */
  readonly fraction: number;
  /** Fraction of equity lost if the stop distance is hit, for `fixed_risk`. */
  readonly riskFraction: number;
  /** Stop distance in multiples of ATR(14), for `fixed_risk`. */
  readonly stopAtrMultiple: number;
  /** Annualised volatility aimed at, for `volatility_target`. */
  readonly targetVolatility: number;
  /** Share of the Kelly fraction that is used. */
  readonly kellyShare: number;
  /** Full Kelly fraction measured on bars before `from`; 0 when the expectancy is not positive, Infinity (no cap) when none was measured. */
  readonly kellyFraction: number;
  /** 0 to 1; below `minimumConfidence` the size is 0. */
  readonly confidence: number;
  readonly minimumConfidence: number;
  readonly regimeFactors: Readonly<Record<Regime, number>>;
  /** Size factor while a confirmed pattern points against the order, and with it. */
  readonly patternFactors: { readonly against: number; readonly with: number };
  /** Caps in fractions of equity. */
  readonly maximumPositionFraction: number;
  readonly maximumGrossFraction: number;
  readonly lotSize: number;
  /** Orders of a smaller value are not sent. */
  readonly minimumNotional: number;
  /** In words: where each figure comes from. */
  readonly grounds: readonly string[];
}

/** What sizing answered for one order: the quantity, each factor, and which limit bound. */
export interface SizedOrder {
  readonly quantity: number;
  readonly factors: readonly { readonly name: string; readonly value: number }[];
  readonly bindingLimit: string | undefined;
}
