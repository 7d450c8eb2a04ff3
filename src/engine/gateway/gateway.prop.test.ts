import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { orderId, sessionId } from "#shared/model/ids.ts";
import { moneyFromNumber } from "#shared/model/money.ts";
import { anEvent } from "#engine/testing/an-event.ts";
import { createGatewayBook } from "./gateway-book.ts";
import type { OrderGateway } from "./order-gateway.ts";
import { aGateway, anOrder } from "./testing/a-gateway.ts";
import { createFakeVenue, type FakeVenue } from "./testing/fake-venue.ts";
import type { VenueReport } from "./venue-port.ts";

const IDS = ["o1", "o2", "o3", "o4"].map(orderId);
const opened = anEvent(1, "session.opened", {
  mode: "live",
  runId: undefined,
  strategy: undefined,
  symbols: ["AAPL"],
  feed: undefined,
  isSynthetic: false,
  initialCash: 100_000,
});

/** The session as the rest of the product folds it from the same log. */
function foldSession(log: readonly AnyEnvelope[]) {
  const events = log.map((event, index) => ({ ...event, seq: index + 2 }));
  return restore(emptySnapshot(sessionId("s1")), [opened, ...events]).state;
}

function expectInvariants(gateway: OrderGateway, log: readonly AnyEnvelope[]): void {
  const session = foldSession(log);
  const orders = gateway.orders();
  const plain = ({ id, state, filledQuantity }: (typeof orders)[number]) => ({ id, state, filledQuantity });
  // I7: both folds of the log are the live state.
  expect(session.orders.map(plain).toReversed()).toEqual(orders.map(plain));
  const book = createGatewayBook();
  for (const event of log) book.apply(event);
  expect(book.orders()).toEqual(orders);
  expect(book.positions()).toEqual(gateway.positions());
  // I2: each execution is booked once. I3: what is held is what was filled.
  const fills = log.flatMap((event) => (event.name === "order.filled" ? [event.payload.fill] : []));
  expect(new Set(fills.map(({ executionId }) => executionId)).size).toBe(fills.length);
  const held = fills.reduce((sum, { side, quantity }) => sum + (side === "buy" ? quantity : -quantity), 0);
  expect(gateway.positions().get("AAPL") ?? 0).toBe(held);
  // I4: exact to the last unit.
  const { cash, realizedProfit, feesPaid, holdings } = session.account;
  const cost = holdings.flatMap(({ lots, direction }) => lots.map((lot) => direction * lot.cost));
  expect(cash + cost.reduce((sum, value) => sum + value, 0n) + feesPaid - realizedProfit).toBe(
    moneyFromNumber(100_000),
  );
}

const fate = fc.constantFrom("answer", "lost-before", "lost-after");
const step = fc.oneof(
  fc.record({ kind: fc.constant("submit" as const), id: fc.constantFrom(...IDS), fate }),
  fc.record({ kind: fc.constant("cancel" as const), id: fc.constantFrom(...IDS), fate }),
  fc.record({
    kind: fc.constant("execute" as const),
    id: fc.constantFrom(...IDS),
    quantity: fc.integer({ min: 1, max: 12 }),
    told: fc.constantFrom("once", "twice", "not"),
  }),
  fc.record({
    kind: fc.constant("query" as const),
    call: fc.constantFrom("open", "find", "executions", "positions"),
  }),
  fc.record({ kind: fc.constant("pass" as const), ms: fc.integer({ min: 0, max: 1_500 }) }),
  fc.record({ kind: fc.constant("restart" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Executes at the venue and says what a stream would tell of it, if the order is there at all. */
function execute(venue: FakeVenue, id: (typeof IDS)[number], quantity: number): VenueReport | undefined {
  return venue.books.get(id)?.state === "open" ? venue.execute(id, quantity) : undefined;
}

describe("an order gateway, whatever is lost", () => {
  it("brings each intent to the venue at most once and ends with the venue's books", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const venue = createFakeVenue(({ id }) => id === IDS[3]);
        const bench = aGateway({ resendWithinMs: 1e9 }, venue);
        let gateway = await bench.start();
        for (const one of steps) gateway = await take(one, gateway, bench);
        await bench.timer.pass(60_000);
        // What no report told is found at the next comparison.
        void gateway.reconcile("by the clock");
        await bench.timer.pass(10_000);
        expect(gateway.status()).toMatchObject({ isReconciled: true, problems: [] });
        const intents = bench.log.filter(({ name }) => name === "order.submitted");
        expect(new Set(venue.arrivals.keys())).toEqual(new Set(gateway.orders().map(({ id }) => id)));
        expect([...venue.arrivals.values()].every((count) => count === 1)).toBe(true);
        expect(intents).toHaveLength(gateway.orders().length);
        for (const { id, state, filledQuantity } of gateway.orders()) {
          const there = venue.books.get(id);
          expect(filledQuantity).toBe(there?.filledQuantity);
          expect(state === "accepted" || state === "partial" ? "open" : state).toBe(there?.state);
        }
        expectInvariants(gateway, bench.log);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it("comes to one state from reports in any order, however often each comes", async () => {
    const told = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        told,
        fc.array(fc.nat(4), { maxLength: 5 }),
        fc.boolean(),
        async (order, again, isEnded) => {
          const outcome = async (indexes: readonly number[]) => {
            const { start, venue, log } = aGateway();
            const gateway = await start();
            await gateway.submit(anOrder("o1"));
            const parts = isEnded ? [1, 2, 3] : [1, 2, 7];
            const fills = parts.map((quantity) => venue.execute(orderId("o1"), quantity));
            const end: VenueReport = isEnded
              ? { kind: "cancelled", orderId: orderId("o1"), reason: "asked" }
              : { kind: "accepted", orderId: orderId("o1") };
            const reports = [...fills, end, { kind: "accepted", orderId: orderId("o1") } as const];
            for (const index of indexes) {
              const report = reports[index];
              if (report !== undefined) gateway.onReport(report);
            }
            expectInvariants(gateway, log);
            const { state, filledQuantity } = gateway.orders()[0] ?? {};
            return {
              state,
              filledQuantity,
              held: gateway.positions(),
              account: foldSession(log).account.cash,
            };
          };
          expect(await outcome([...order, ...again])).toEqual(await outcome([0, 1, 2, 3, 4]));
        },
      ),
      { seed: 13, numRuns: 100 },
    );
  });
});

async function take(
  one: Step,
  gateway: OrderGateway,
  { venue, timer, start }: ReturnType<typeof aGateway>,
): Promise<OrderGateway> {
  switch (one.kind) {
    case "submit":
      venue.fate("submit", one.fate);
      await gateway.submit(anOrder(one.id, { side: one.id === IDS[1] ? "sell" : "buy" }));
      return gateway;
    case "cancel": {
      const state = gateway.find(one.id)?.state;
      if (state !== "accepted" && state !== "partial") return gateway;
      venue.fate("cancel", one.fate);
      await gateway.cancel(one.id, "asked");
      return gateway;
    }
    case "execute": {
      const report = execute(venue, one.id, one.quantity);
      if (report === undefined || one.told === "not") return gateway;
      gateway.onReport(report);
      if (one.told === "twice") gateway.onReport(report);
      return gateway;
    }
    case "query":
      venue.fate(one.call, "lost-before");
      return gateway;
    case "pass":
      await timer.pass(one.ms);
      return gateway;
    case "restart":
      gateway.stop();
      return start();
  }
}
