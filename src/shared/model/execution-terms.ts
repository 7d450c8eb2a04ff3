/** What trading costs and how it is matched, beyond fee and slippage in basis points. What is left out is 0 or off. */
export interface ExecutionTerms {
  /** Fee for each unit traded, in account currency. */
  readonly feePerShare?: number;
  /** Least fee of an order that fills, in account currency. */
  readonly minimumFee?: number;
  /** Half of the spread, in basis points of the price. */
  readonly halfSpreadBps?: number;
  /** An order is live so many bars, and so long after the open of the first bar, later. */
  readonly latencyBars?: number;
  readonly latencyMs?: number;
  /** Fee on the value of what is sold short, as a fraction a year. */
  readonly borrowRate?: number;
  /** Own money needed to open, as a fraction of all positions; left out, nobody lends. */
  readonly initialMargin?: number;
  /** Own money below which positions are closed, as a fraction of them. */
  readonly maintenanceMargin?: number;
  /** Most of a bar's volume that orders may fill, as a fraction; left out, volume limits nothing. */
  readonly participationFraction?: number;
}
