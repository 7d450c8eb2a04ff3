import type { SessionOpening } from "#shared/events/session-events.ts";
import type { Fill, Order } from "#shared/model/order.ts";
import type { SessionId } from "#shared/model/ids.ts";
import type { EpochMs, IsoDate } from "#shared/model/time.ts";
import { openLedger } from "#engine/calc/accounting/ledger.ts";
import type { Ledger } from "#engine/calc/accounting/ledger.ts";
import type { TradingDay } from "#engine/calc/calendar/trading-day.ts";
import type { Money } from "#shared/model/money.ts";

/**
 * Raised whenever the same events fold to another state than before or the state has another shape; a snapshot of
 * another version is never read.
 */
export const SESSION_FOLD_VERSION = 2;

/** An order with the fills that were booked for it. */
export interface SessionOrder extends Order {
  readonly fills: readonly Fill[];
}

/** What a session was opened as, and when. */
export interface SessionTerms extends SessionOpening {
  readonly tsOpenedMs: EpochMs;
}

/** The trading day of the newest price. */
export interface SessionDay extends TradingDay {
  /** Equity when the day began: at the last prices of the day before. */
  readonly equityAtStart: Money;
}

/** The state of one trading session: plain data, a fold over the session's events and nothing else. */
export interface SessionState {
  readonly sessionId: SessionId;
  /** Undefined until `session.opened`. */
  readonly terms: SessionTerms | undefined;
  /** Undefined until `session.closed`. */
  readonly closeReason: string | undefined;
  /** Undefined while trading is not halted. */
  readonly haltReason: string | undefined;
  readonly account: Ledger;
  /** Newest first: every working order, and the last 200 that ended. */
  readonly orders: readonly SessionOrder[];
  /** Newest first, at most 200. */
  readonly fills: readonly Fill[];
  readonly fillCount: number;
  /** Orders that the risk check denied. */
  readonly refusals: number;
  readonly bars: number;
  readonly tsLastBarMs: EpochMs | undefined;
  /** The trading day of the first price or fill; undefined before it, as `day` is. */
  readonly firstDate: IsoDate | undefined;
  readonly day: SessionDay | undefined;
}

/** A session before its first event. */
export function emptySession(sessionId: SessionId): SessionState {
  return {
    sessionId,
    terms: undefined,
    closeReason: undefined,
    haltReason: undefined,
    account: openLedger(0),
    orders: [],
    fills: [],
    fillCount: 0,
    refusals: 0,
    bars: 0,
    tsLastBarMs: undefined,
    firstDate: undefined,
    day: undefined,
  };
}
