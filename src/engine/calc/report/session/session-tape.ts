import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import type { EquityCurve, OrderOutcomes, RejectedOrder } from "#shared/model/backtest-result.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";
import type { AccountState, Trade } from "#shared/model/position.ts";
import type { EpochMs, Timeframe } from "#shared/model/time.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { createBooks } from "#engine/calc/accounting/books.ts";

/** The bars of one symbol as a session was given them. */
export interface DeliveredBars {
  readonly timeframe: Timeframe;
  readonly bars: readonly Bar[];
}

/** A trading session as its log tells it, read from the first event to the last. */
export interface SessionTape {
  /** Undefined in a log that lacks its first event. */
  readonly opened: EventMap["session.opened"] | undefined;
  readonly tsOpenedMs: EpochMs | undefined;
  readonly tsClosedMs: EpochMs | undefined;
  readonly closeReason: string | undefined;
  /** Undefined while trading is not halted. */
  readonly haltReason: string | undefined;
  /** In the order in which they first came. */
  readonly bySymbol: ReadonlyMap<string, DeliveredBars>;
  readonly curve: EquityCurve;
  readonly fills: readonly Fill[];
  readonly trades: readonly Trade[];
  readonly account: AccountState;
  readonly rejected: readonly RejectedOrder[];
  readonly orders: OrderOutcomes;
  readonly chargesPaid: number;
  /** Bars that compaction took out of the log. */
  readonly isCompacted: boolean;
  readonly counts: ReadonlyMap<EventName, number>;
  readonly firstSeq: number | undefined;
  readonly lastSeq: number | undefined;
}

interface Point {
  readonly equity: number;
  readonly positionsValue: number;
}

interface Reading {
  readonly counts: Map<EventName, number>;
  readonly bySymbol: Map<string, { readonly timeframe: Timeframe; readonly bars: Bar[] }>;
  readonly points: Map<number, Point>;
  readonly fills: Fill[];
  readonly rejected: RejectedOrder[];
  books: ReturnType<typeof createBooks>;
  opened: EventMap["session.opened"] | undefined;
  tsOpenedMs: EpochMs | undefined;
  tsClosedMs: EpochMs | undefined;
  closeReason: string | undefined;
  haltReason: string | undefined;
  isCompacted: boolean;
  chargesPaid: number;
  orders: OrderOutcomes;
}

/** All events must be of one session, ascending. */
export function readSessionTape(events: readonly AnyEnvelope[]): SessionTape {
  const reading: Reading = {
    counts: new Map(),
    bySymbol: new Map(),
    points: new Map(),
    fills: [],
    rejected: [],
    books: createBooks(0),
    opened: undefined,
    tsOpenedMs: undefined,
    tsClosedMs: undefined,
    closeReason: undefined,
    haltReason: undefined,
    isCompacted: false,
    chargesPaid: 0,
    orders: { sent: 0, exits: 0, cancelled: 0, expired: 0, refusals: 0 },
  };
  for (const event of events) {
    reading.counts.set(event.name, (reading.counts.get(event.name) ?? 0) + 1);
    read(reading, event);
  }
  return {
    ...reading,
    curve: toCurve(reading.points, reading.opened?.initialCash ?? 0),
    trades: reading.books.trades,
    account: reading.books.account(),
    firstSeq: events[0]?.seq,
    lastSeq: events.at(-1)?.seq,
  };
}

function read(reading: Reading, event: AnyEnvelope): void {
  switch (event.name) {
    case "session.opened":
      reading.opened = event.payload;
      reading.tsOpenedMs = event.tsEventMs;
      reading.books = createBooks(event.payload.initialCash);
      return;
    case "session.closed":
      reading.tsClosedMs = event.tsEventMs;
      reading.closeReason = event.payload.reason;
      return;
    case "trading.halted":
      reading.haltReason = event.payload.reason;
      return;
    case "trading.resumed":
      reading.haltReason = undefined;
      return;
    case "log.compacted":
      reading.isCompacted = true;
      return;
    case "market.data.updated":
      readPrice(reading, event.payload);
      return;
    case "account.charged":
      reading.chargesPaid += event.payload.amount;
      reading.books.charge(event.payload.amount);
      return;
    default:
      readOrder(reading, event);
  }
}

/** The fills of a bar are told before its price, so the account at its close knows them. */
function readPrice(
  reading: Reading,
  { symbol, price, bar, timeframe }: EventMap["market.data.updated"],
): void {
  const { books, bySymbol, points } = reading;
  books.mark(books.holding(symbol), price);
  if (bar === undefined) return;
  const known = bySymbol.get(symbol) ?? { timeframe: timeframe ?? "1d", bars: [] };
  bySymbol.set(symbol, known);
  const last = known.bars.at(-1);
  // After a restart the last bar may come once more.
  if (last === undefined || bar.tsOpenMs > last.tsOpenMs) known.bars.push(bar);
  points.set(bar.tsOpenMs, { equity: books.equity(), positionsValue: books.positionsValue() });
}

function readOrder(reading: Reading, event: AnyEnvelope): void {
  const { orders } = reading;
  switch (event.name) {
    case "order.submitted": {
      const isExit = event.payload.order.parentId !== undefined;
      reading.orders = isExit ? { ...orders, exits: orders.exits + 1 } : { ...orders, sent: orders.sent + 1 };
      return;
    }
    case "order.cancelled":
      reading.orders = { ...orders, cancelled: orders.cancelled + 1 };
      return;
    case "order.expired":
      reading.orders = { ...orders, expired: orders.expired + 1 };
      return;
    case "order.denied": {
      const { symbol, code, message } = event.payload;
      reading.orders = { ...orders, refusals: orders.refusals + 1 };
      reading.rejected.push({ symbol, tsMs: event.tsEventMs, code, message });
      return;
    }
    case "order.rejected":
      reading.orders = { ...orders, refusals: orders.refusals + 1 };
      return;
    case "order.filled": {
      const { fill } = event.payload;
      reading.fills.push(fill);
      reading.books.apply(fill, reading.bySymbol.get(fill.symbol)?.bars.length ?? 0);
      return;
    }
    default:
  }
}

function toCurve(points: ReadonlyMap<number, Point>, initialCash: number): EquityCurve {
  const sorted = [...points].toSorted(([left], [right]) => left - right);
  const equity = Float64Array.from(sorted, ([, point]) => point.equity);
  let peak = initialCash;
  return {
    tsOpenMs: Float64Array.from(sorted, ([tsMs]) => tsMs),
    equity,
    drawdown: equity.map((value) => {
      peak = Math.max(peak, value);
      return value / peak - 1;
    }),
    exposure: Float64Array.from(sorted, ([, { equity: value, positionsValue }]) => positionsValue / value),
  };
}
