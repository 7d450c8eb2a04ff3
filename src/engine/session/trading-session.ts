import { moneyToNumber } from "#shared/model/money.ts";
import type { SessionId } from "#shared/model/ids.ts";
import type { Order } from "#shared/model/order.ts";
import type { IsoDate } from "#shared/model/time.ts";
import type { Position } from "#shared/model/position.ts";
import { equityOf, toAccountState } from "#engine/calc/accounting/ledger.ts";
import { applyEvent } from "./apply-event.ts";
import { emptySnapshot, restore } from "./restore.ts";
import type { SessionSnapshot } from "./restore.ts";
import type { SessionEvent } from "./session-event.ts";
import type { SessionState } from "./session-state.ts";

/** A trading session as its events tell it; it follows them for as long as it is given them. */
export class TradingSession {
  #seq: number;
  #state: SessionState;
  #eventsSinceSnapshot = 0;

  private constructor({ seq, state }: SessionSnapshot) {
    this.#seq = seq;
    this.#state = state;
  }

  /** A session before its first event. */
  static open(sessionId: SessionId): TradingSession {
    return new TradingSession(emptySnapshot(sessionId));
  }

  /** A session as it was when the snapshot was taken of it. */
  static restore(snapshot: SessionSnapshot): TradingSession {
    return new TradingSession(snapshot);
  }

  readonly portfolio = {
    getPositions: (): readonly Position[] => toAccountState(this.#state.account).positions,
  };

  readonly metrics = {
    /** Cash and what is held at its last prices. */
    equity: (): number => moneyToNumber(equityOf(this.#state.account)),
    /** Equity now less equity when the exchange's day began; undefined before the first price. */
    getDailyPnl: (): number | undefined => {
      const { day, account } = this.#state;
      return day === undefined ? undefined : moneyToNumber(equityOf(account) - day.equityAtStart);
    },
  };

  /** Newest first: every working order, and the last 200 that ended. */
  get orders(): readonly Order[] {
    return this.#state.orders;
  }

  get state(): SessionState {
    return this.#state;
  }

  get isClosed(): boolean {
    return this.#state.closeReason !== undefined;
  }

  /** Events since it was opened, or since the snapshot that it was restored from or that was taken last. */
  get eventsSinceSnapshot(): number {
    return this.#eventsSinceSnapshot;
  }

  /** Follows one more event; one that it has followed already changes nothing. */
  apply(event: SessionEvent): void {
    if (event.seq <= this.#seq) return;
    this.#state = applyEvent(this.#state, event);
    this.#seq = event.seq;
    this.#eventsSinceSnapshot += 1;
  }

  /** Follows events page after page, ascending; with `until` no further than to the end of that trading day. */
  follow(pages: Iterable<readonly SessionEvent[]>, until?: IsoDate): void {
    for (const page of pages) {
      const { seq, state } = restore({ seq: this.#seq, state: this.#state }, page, until);
      this.#seq = seq;
      this.#state = state;
      this.#eventsSinceSnapshot += page.length;
      if (seq < (page.at(-1)?.seq ?? 0)) return;
    }
  }

  /** All that it is; counts the events that follow anew. */
  takeSnapshot(): SessionSnapshot {
    this.#eventsSinceSnapshot = 0;
    return { seq: this.#seq, state: this.#state };
  }
}
