/** The run traded again under one assumption. */
export interface CostTrial {
  readonly slippageBps: number;
  readonly initialCash: number;
  readonly totalReturn: number;
  readonly annualReturn: number;
  readonly sharpe: number;
  readonly maximumDrawdown: number;
  readonly trades: number;
}

/** What a backtest is worth when fills are worse, or the account is larger. Every row is a whole run through the kernel. */
export interface CostStudy {
  /** The lowest slippage first. */
  readonly slippage: readonly CostTrial[];
  /** Change of the annual return by each further basis point of slippage, by least squares. */
  readonly annualReturnPerBp: number;
  /** Slippage at which the total return is 0, between two of the trials; NaN where no two enclose it. */
  readonly breakEvenSlippageBps: number;
  /** The smallest account first; orders fill at most `participationFraction` of each bar's volume. */
  readonly capacity: readonly CostTrial[];
  readonly participationFraction: number;
  /** Largest tried account that keeps at least half of the annual return of the smallest; NaN where there is none to keep. */
  readonly capacityCash: number;
  /** Why a figure is missing, and what the study leaves out. */
  readonly notes: readonly string[];
}
