import { orderId } from "#shared/model/ids.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { createSimulatedVenue, type SimulatedVenue, type SimulatedVenueOptions } from "../simulated-venue.ts";
import type { VenueReport } from "../venue-report.ts";
import { anApprovedOrder } from "./an-order.ts";

/** A venue without costs and with plenty of cash, whose bars follow one another; what it does is told in short words. */
export interface VenueBench {
  readonly venue: SimulatedVenue;
  readonly told: readonly string[];
  /** Sends an order decided at the newest bar. */
  send(id: string, overrides?: Partial<Omit<OrderRequest, "id">>): void;
  /** The next bar: open, high, low and close, then its volume; answers what happened in it. */
  bar(prices: readonly [number, number, number, number], volume?: number): readonly string[];
  held(): number;
}

const STEP_MS = 60_000;
const FIRST_MS = Date.UTC(2020, 0, 6, 15);

export function aVenue(options: Partial<SimulatedVenueOptions> = {}): VenueBench {
  const told: string[] = [];
  const venue = createSimulatedVenue({
    initialCash: 1_000_000,
    feeBps: 0,
    slippageBps: 0,
    onReport: (report) => told.push(...wordsOf(report)),
    ...options,
  });
  const barMs = options.barMs ?? STEP_MS;
  let tsMs = barMs >= 86_400_000 ? Date.UTC(2020, 0, 6) : FIRST_MS;
  const flat = { open: 100, high: 100, low: 100, close: 100, volume: 1_000 };
  venue.onBar("TEST", { tsOpenMs: epochMs(tsMs), ...flat });
  return {
    venue,
    told,
    send: (id, overrides = {}) =>
      venue.submit(
        anApprovedOrder({ id: orderId(id), tsDecidedMs: epochMs(tsMs), quantity: 10, ...overrides }),
      ),
    bar([open, high, low, close], volume = 1_000) {
      tsMs += barMs;
      const bar: Bar = { tsOpenMs: epochMs(tsMs), open, high, low, close, volume };
      const before = told.length;
      venue.onBar("TEST", bar);
      return told.slice(before);
    },
    held: () => venue.account().positions[0]?.quantity ?? 0,
  };
}

function wordsOf(report: VenueReport): readonly string[] {
  switch (report.kind) {
    case "filled":
      return [`${report.fill.orderId} ${report.fill.side} ${report.fill.quantity} @ ${report.fill.price}`];
    case "placed":
      return [`${report.order.id} placed`];
    case "turned_away":
      return [`${report.order.id} ${report.refusal.code}`];
    case "cancelled":
      return [`${report.order.id} cancelled`];
    case "expired":
      return [`${report.order.id} expired`];
    case "charged":
      return [`charged ${report.amount}`];
    case "updated":
      return [];
  }
}
