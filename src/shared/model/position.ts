import type { EpochMs } from "./time.ts";

/** An open holding; `quantity` is negative when short. */
export interface Position {
  readonly symbol: string;
  readonly quantity: number;
  /** Average entry price without fees. */
  readonly averagePrice: number;
  readonly lastPrice: number;
  readonly unrealizedProfit: number;
}

/** A round trip from flat to flat (or a part that was closed first-in first-out). */
export interface Trade {
  readonly symbol: string;
  readonly side: "long" | "short";
  readonly quantity: number;
  readonly tsEntryMs: EpochMs;
  readonly entryPrice: number;
  readonly entryReason: string;
  readonly tsExitMs: EpochMs;
  readonly exitPrice: number;
  readonly exitReason: string;
  readonly fees: number;
  /** Net of fees, in account currency. */
  readonly profit: number;
  /** Net of fees, as a fraction of the entry's notional. */
  readonly returnFraction: number;
  readonly barsHeld: number;
}

export interface AccountState {
  readonly cash: number;
  readonly equity: number;
  /** Profit of what was closed, before fees. */
  readonly realizedProfit: number;
  readonly feesPaid: number;
  readonly positions: readonly Position[];
}
