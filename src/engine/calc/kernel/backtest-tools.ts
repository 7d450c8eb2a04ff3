import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { OrderRequest } from "#shared/model/order.ts";

/** What a backtest takes from outside; none of it changes the result. */
export interface BacktestTools {
  readonly hash: Hasher;
  readonly cancellation: Cancellation;
  onProgress(fraction: number, message: string): void;
  /** Hears of each order as it is sent to the venue. */
  readonly onOrder?: (order: OrderRequest) => void;
}
