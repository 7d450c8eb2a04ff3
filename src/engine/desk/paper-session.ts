import type { AnyEnvelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { ContentHash, OrderId, SessionId } from "#shared/model/ids.ts";
import { orderId } from "#shared/model/ids.ts";
import type { Fill, Order, OrderRequest } from "#shared/model/order.ts";
import type { AccountState, Position } from "#shared/model/position.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { sumAccount } from "#engine/calc/accounting/sum-account.ts";
import { orderListHash } from "#engine/calc/kernel/order-list-hash.ts";
import { createSimulatedVenue } from "#engine/calc/kernel/simulated-venue.ts";
import type { SimulatedVenue } from "#engine/calc/kernel/simulated-venue.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import { isMarginCall } from "#engine/calc/kernel/margin-call.ts";
import type { VenueReport } from "#engine/calc/kernel/venue-report.ts";
import { checkBar } from "./check-bar.ts";
import { checkAtGate } from "./check-at-gate.ts";
import type { PaperDeskPorts } from "./desk-ports.ts";
import { createOrderBook } from "./order-book.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";
import { publishPosition } from "./position-event.ts";
import { sameOrder, stoppedError } from "./session-errors.ts";
import { createSessionOrders, type SessionOrders } from "./session-orders.ts";
import { rebuildSession } from "./rebuild-session.ts";
import type { RebuiltSession, ResumePoint } from "./rebuild-session.ts";

const SHOWN = 200;

/** One session of the desk: its account, its simulated venue and its orders. What it does, it publishes. */
export class PaperSession {
  readonly #sessionId: SessionId;
  readonly #terms: PaperTerms;
  readonly #ports: PaperDeskPorts;
  #tsStartedMs: EpochMs;
  readonly #venue: SimulatedVenue;
  readonly #book = createOrderBook();
  readonly #lastBars = new Map<string, Bar>();
  readonly #fills: Fill[] = [];
  readonly #orders: SessionOrders;
  /** What the venue did at the bar that is being matched. */
  #reports: VenueReport[] = [];
  #tsLastBarMs: EpochMs | undefined;
  #bars = 0;
  #refusals = 0;
  /** What an earlier process left; undefined from the first bar of this one on. */
  #rebuilt: RebuiltSession | undefined;
  #isStopped = false;

  constructor(sessionId: SessionId, terms: PaperTerms, ports: PaperDeskPorts) {
    const { initialCash, feeBps, slippageBps, allowShort, execution } = terms;
    this.#sessionId = sessionId;
    this.#terms = terms;
    this.#ports = ports;
    this.#tsStartedMs = ports.clock.now();
    this.#orders = createSessionOrders({
      book: this.#book,
      fills: this.#fills,
      publish: (name, payload, cause) => this.#publish(name, payload, cause),
    });
    this.#venue = createSimulatedVenue({
      ...execution,
      initialCash,
      feeBps,
      slippageBps,
      allowShort,
      onReport: (report) => this.#reports.push(report),
    });
  }

  /** Says that the session is open; called once, when it can be found. */
  announce(): void {
    const { runId, strategy, symbols, feed, isSynthetic, initialCash } = this.#terms;
    this.#publish("session.opened", {
      mode: this.#terms.mode ?? "paper",
      runId,
      strategy,
      symbols,
      feed,
      isSynthetic,
      initialCash,
      terms: this.#terms,
    });
  }

  /** Takes up what an earlier process left, see `rebuildSession`: only for a session that has done nothing yet. */
  rebuild(events: readonly AnyEnvelope[], bars?: number): void {
    const [opened] = events;
    if (opened !== undefined) this.#tsStartedMs = opened.tsEventMs;
    const parts = { venue: this.#venue, book: this.#book, fills: this.#fills, lastBars: this.#lastBars };
    const rebuilt = rebuildSession(events, parts, bars);
    // Its events have told all that.
    this.#reports = [];
    this.#rebuilt = rebuilt;
    this.#bars = rebuilt.bars;
    this.#refusals = rebuilt.refusals;
    this.#isStopped = rebuilt.isStopped;
    this.#tsLastBarMs = rebuilt.resumePoint?.bar.tsOpenMs;
    if (rebuilt.isStopped) return;
    this.#publish("session.restored", { events: events.length });
    this.#settleOrders();
  }

  /** False for the books of a run over past bars. */
  get isOnPaper(): boolean {
    return this.#terms.mode === undefined;
  }

  get resumePoint(): ResumePoint | undefined {
    return this.#rebuilt?.resumePoint;
  }

  /** True when an earlier process opened it and gave it no bar. */
  get isUntouched(): boolean {
    return this.#rebuilt !== undefined && this.#bars === 0;
  }

  onBar(symbol: string, bar: Bar, cause: EventOrigin): readonly Fill[] {
    if (this.#isStopped) throw stoppedError(this.#sessionId);
    const tsLastBarMs = this.#lastBars.get(symbol)?.tsOpenMs;
    checkBar(bar, { symbol, symbols: this.#terms.symbols, tsLastBarMs });
    const before = this.#venue.account();
    const fills = this.#venue.onBar(symbol, bar);
    this.#rebuilt = undefined;
    this.#lastBars.set(symbol, bar);
    this.#tsLastBarMs = bar.tsOpenMs;
    this.#bars += 1;
    this.#tellBar(symbol, before, cause);
    return fills;
  }

  submit(request: OrderRequest): Result<Order, Refusal> {
    this.#rebuilt?.unrepeated.delete(request.id);
    const known = this.#book.find(request.id);
    if (known !== undefined) return succeed(sameOrder(known, request));
    const denied = this.#rebuilt?.denied.get(request.id);
    if (denied !== undefined) return fail(denied);
    const checked = this.#check(request);
    if (!checked.ok) {
      this.#refusals += 1;
      this.#publish("order.denied", { orderId: request.id, symbol: request.symbol, ...checked.error });
      return checked;
    }
    return succeed(this.#orders.place(request, {}, () => this.#venue.submit(checked.value)));
  }

  cancel(id: OrderId, reason: string): boolean {
    if (!this.#venue.cancel(id)) return false;
    this.#orders.end(id, reason, {});
    return true;
  }

  flatten(reason: string, symbols: readonly string[] = this.#terms.symbols): readonly Order[] {
    for (const symbol of symbols) this.#cancelAll(reason, [symbol], this.#spared(symbol));
    const positions = this.#venue.account().positions.filter(({ symbol }) => symbols.includes(symbol));
    return positions.flatMap((position) => {
      const sent = this.submit(this.#exitOf(position, reason));
      return sent.ok ? [sent.value] : [];
    });
  }

  stop(reason: string): PaperView {
    if (!this.#isStopped) {
      this.#cancelAll(reason, this.#terms.symbols);
      this.#isStopped = true;
      this.#publish("session.closed", { reason });
    }
    return this.view();
  }

  account(): AccountState {
    return this.#venue.account();
  }

  openOrders(): readonly OrderRequest[] {
    return this.#venue.openOrders();
  }

  orderListHash(): ContentHash {
    return orderListHash(this.#fills, this.#ports.hash);
  }

  view(): PaperView {
    const { runId, strategy, symbols, feed, isSynthetic, initialCash } = this.#terms;
    const account = this.#venue.account();
    return {
      sessionId: this.#sessionId,
      runId,
      strategy,
      symbols,
      feed,
      isSynthetic,
      initialCash,
      status: this.#isStopped ? "stopped" : "running",
      tsStartedMs: this.#tsStartedMs,
      tsLastBarMs: this.#tsLastBarMs,
      bars: this.#bars,
      account,
      ...sumAccount(account, initialCash),
      orders: this.#book.newest(SHOWN),
      fills: this.#fills.slice(-SHOWN).toReversed(),
      fillCount: this.#fills.length,
      refusals: this.#refusals,
    };
  }

  #check(request: OrderRequest): Result<Approved<OrderRequest>, Refusal> {
    return checkAtGate(request, {
      terms: this.#terms,
      venue: this.#venue,
      book: this.#book,
      last: this.#lastBars.get(request.symbol),
      isStopped: this.#isStopped,
    });
  }

  /** The intent was durable when the process ended, so the order counts; what the venue had turned away does not. */
  #settleOrders(): void {
    const open = this.#venue.openOrders();
    for (const { id } of this.#book.inState("submitting")) {
      this.#book.move(id, "accepted");
      this.#publish("order.accepted", { orderId: id });
    }
    for (const { id } of this.#book.inState("accepted", "partial")) {
      if (open.some((order) => order.id === id) || isMarginCall(id)) continue;
      this.#orders.end(id, "the venue turned the rest away or took it back", {});
    }
    for (const order of open) if (this.#book.find(order.id) === undefined) this.#orders.place(order, {});
  }

  #exitOf({ symbol, quantity }: Position, reason: string): OrderRequest {
    return {
      id: this.#exitId(symbol),
      symbol,
      side: quantity > 0 ? "sell" : "buy",
      quantity: Math.abs(quantity),
      type: { kind: "market" },
      reason,
      tsDecidedMs: this.#lastBars.get(symbol)?.tsOpenMs ?? this.#tsStartedMs,
    };
  }

  /** Named by the bar at which it is decided, so that a decision that is taken again cannot leave a position twice. */
  #exitId(symbol: string): OrderId {
    const stem = `${this.#sessionId}-flatten-${symbol}-${this.#lastBars.get(symbol)?.tsOpenMs ?? 0}`;
    for (let attempt = 1; ; attempt += 1) {
      const id = orderId(`${stem}-${attempt}`);
      if (this.#book.find(id)?.state !== "cancelled") return id;
    }
  }

  /** What flattening leaves open: the exit of the same bar, and orders that were sent after it the first time. */
  #spared(symbol: string): ReadonlySet<OrderId> {
    return new Set([this.#exitId(symbol), ...(this.#rebuilt?.unrepeated ?? [])]);
  }

  #cancelAll(reason: string, symbols: readonly string[], spared?: ReadonlySet<OrderId>): void {
    for (const { id, symbol } of this.#venue.openOrders()) {
      if (symbols.includes(symbol) && spared?.has(id) !== true) this.cancel(id, reason);
    }
  }

  #tellBar(symbol: string, before: AccountState, cause: EventOrigin): void {
    const reports = this.#reports;
    this.#reports = [];
    for (const report of reports) this.#orders.tell(report, cause);
    const isTraded = reports.some(({ kind }) => kind === "filled");
    const account = this.#venue.account();
    if (isTraded) {
      publishPosition(symbol, before, account, (name, payload) => this.#publish(name, payload, cause));
    }
    if (account.equity !== before.equity || isTraded) this.#publish("balance.changed", { account }, cause);
  }

  #publish<Name extends EventName>(name: Name, payload: EventMap[Name], cause: EventOrigin = {}): void {
    const { runId } = this.#terms;
    this.#ports.publish(name, payload, {
      ...cause,
      sessionId: this.#sessionId,
      ...(runId === undefined ? {} : { runId }),
    });
  }
}
