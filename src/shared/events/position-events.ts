import type { EpochMs } from "../model/time.ts";
import type { AccountState, Position } from "../model/position.ts";

export interface PositionEvents {
  "position.opened": { readonly position: Position };
  "position.changed": { readonly position: Position };
  "position.closed": { readonly symbol: string; readonly realizedProfit: number };
  /** The account paid for what it borrows: a cost that belongs to no fill. */
  "account.charged": {
    readonly symbol: string;
    readonly amount: number;
    readonly reason: string;
    /** Open time of the bar up to which it is paid. */
    readonly tsMs: EpochMs;
  };
  "balance.changed": { readonly account: AccountState };
}
