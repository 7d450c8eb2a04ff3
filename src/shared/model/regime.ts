export const REGIMES = [
  "bull_quiet",
  "bull_volatile",
  "bear_quiet",
  "bear_volatile",
  "sideways_quiet",
  "sideways_volatile",
  "crisis",
  "unknown",
] as const;
export type Regime = (typeof REGIMES)[number];

/** The regime of each bar as an index into REGIMES; value t uses bars up to t. */
export interface RegimeSeries {
  readonly symbol: string;
  readonly tsOpenMs: Float64Array;
  readonly regime: Uint8Array;
  /** How clearly the rules spoke, 0 to 1. */
  readonly confidence: Float64Array;
}
