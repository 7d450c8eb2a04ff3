import type { Regime } from "#shared/model/regime.ts";

/** What was measured at the close that decided. */
export interface OrderFacts {
  /** Annualised; NaN when there are too few bars. */
  readonly volatility: number;
  /** Average true range in price units; NaN when there are too few bars. */
  readonly atr: number;
  /** Undefined when the run has no regimes: then there is no regime factor. */
  readonly regime: Regime | undefined;
  readonly patternBias: -1 | 0 | 1;
}

/** What sizing must know of an order; all of it was known at the close that decided. */
export interface OrderToSize extends OrderFacts {
  readonly equity: number;
  readonly price: number;
  readonly direction: 1 | -1;
  /** How clear the signal is, above 0 to 1. */
  readonly strength: number;
  /** Value of all other positions and of orders under way, over equity. */
  readonly grossExposureFraction: number;
}
