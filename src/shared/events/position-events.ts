import type { AccountState, Position } from "../model/position.ts";

export interface PositionEvents {
  "position.opened": { readonly position: Position };
  "position.changed": { readonly position: Position };
  "position.closed": { readonly symbol: string; readonly realizedProfit: number };
  "balance.changed": { readonly account: AccountState };
}
