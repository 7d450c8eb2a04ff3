import type { RunId } from "#shared/model/ids.ts";
import type { Fill, Order } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import type { EpochMs, IsoDate } from "#shared/model/time.ts";
import type { BarsView } from "./data-channels.ts";

/** How the account does on the exchange's day of the newest price. */
export interface DayView {
  readonly date: IsoDate;
  /** Equity now less equity when the day began. */
  readonly profit: number;
}

/** What a session holds in all, at the last prices. */
export interface HoldingsView {
  readonly longValue: number;
  /** 0 or negative. */
  readonly shortValue: number;
  readonly openProfit: number;
}

export interface PaperView {
  readonly sessionId: string;
  readonly runId: RunId | undefined;
  readonly strategy: string;
  readonly symbols: readonly string[];
  readonly feed: string;
  readonly isSynthetic: boolean;
  readonly status: "running" | "stopped" | "failed";
  readonly tsStartedMs: EpochMs;
  readonly tsLastBarMs: EpochMs | undefined;
  readonly bars: number;
  readonly initialCash: number;
  readonly account: AccountState;
  /** Made since the session began, open profit included. */
  readonly profit: number;
  readonly holdings: HoldingsView;
  /** Newest first, at most 200. */
  readonly orders: readonly Order[];
  /** Newest first, at most 200. */
  readonly fills: readonly Fill[];
  /** Total fills of the session. */
  readonly fillCount: number;
  readonly refusals: number;
  /** Left out before the first price. */
  readonly day?: DayView;
}

/** The value of an account at its bars, in columns of equal length; at most the newest 10,000. */
export interface EquityView {
  readonly tsMs: readonly number[];
  readonly equity: readonly number[];
}

export interface PaperRequests {
  /** Cancels what is open in the symbol and sends a market order against the position; refused when the session does not run. */
  "paper:close-position": (input: { readonly sessionId: string; readonly symbol: string }) => PaperView;
  /** Takes an order back before it fills. */
  "paper:cancel-order": (input: { readonly sessionId: string; readonly orderId: string }) => PaperView;
  "paper:stop": (input: { readonly sessionId: string }) => PaperView;
  /** The history before a session and the bars that it was given so far, never one that it has not reached. */
  "paper:get-bars": (input: { readonly sessionId: string; readonly symbol: string }) => BarsView;
  /** The account at each bar since the session began. */
  "paper:get-equity": (input: { readonly sessionId: string }) => EquityView;
  "paper:list": (input: undefined) => readonly PaperView[];
}
