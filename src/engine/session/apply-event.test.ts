import { describe, expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import type { AnyEnvelope, EventMap } from "#shared/events/event-map.ts";
import { orderId, runId, sessionId } from "#shared/model/ids.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";
import { toAccountState } from "#engine/calc/accounting/ledger.ts";
import { applyEvent } from "./apply-event.ts";
import { emptySession } from "./session-state.ts";
import type { SessionState } from "./session-state.ts";
import { viewPaper } from "./view-paper.ts";

type Happening = { [Name in keyof EventMap]: readonly [Name, EventMap[Name]] }[keyof EventMap];

const o1 = orderId("o1");
const opened: Happening = [
  "session.opened",
  {
    mode: "paper",
    runId: runId("r1"),
    strategy: "momentum",
    symbols: ["AAPL"],
    feed: "demo",
    isSynthetic: true,
    initialCash: 1_000,
  },
];
const order: OrderRequest = {
  id: o1,
  symbol: "AAPL",
  side: "buy",
  quantity: 3,
  type: { kind: "market" },
  reason: "momentum",
  tsDecidedMs: epochMs(1),
};
const submitted: Happening = ["order.submitted", { order }];
const accepted: Happening = ["order.accepted", { orderId: o1 }];
const rejected: Happening = ["order.rejected", { orderId: o1, reason: "no" }];
const cancelled: Happening = ["order.cancelled", { orderId: o1, reason: "asked" }];
const expired: Happening = ["order.expired", { orderId: o1 }];
const denied: Happening = ["order.denied", { orderId: o1, symbol: "AAPL", code: "risk.x", message: "no" }];
const lost: Happening = ["order.lost", { orderId: o1, reason: "no answer" }];
const cancelRequested: Happening = ["order.cancel.requested", { orderId: o1, reason: "asked" }];
const cancelRefused: Happening = ["order.cancel.refused", { orderId: o1, reason: "too late" }];
const executed = (executionId: string, quantity: number): Happening => filled({ executionId, quantity });
const closed: Happening = ["session.closed", { reason: "stopped" }];

function aFill(changes: Partial<Fill> = {}): Fill {
  return {
    orderId: o1,
    symbol: "AAPL",
    side: "buy",
    quantity: 3,
    price: 100,
    fee: 1,
    tsMs: epochMs(5),
    reason: "momentum",
    ...changes,
  };
}
const filled = (changes: Partial<Fill> = {}): Happening => [
  "order.filled",
  { orderId: o1, fill: aFill(changes) },
];
const bar = { tsOpenMs: epochMs(7), open: 1, high: 1, low: 1, close: 1, volume: 1 };
const priced = (price: number, isBar: boolean): Happening => [
  "market.data.updated",
  {
    symbol: "AAPL",
    price,
    tsEventMs: epochMs(7),
    source: "demo",
    isSynthetic: true,
    ...(isBar ? { bar } : {}),
  },
];

function toEvent(seq: number, [name, payload]: Happening): AnyEnvelope {
  return anEvent(seq, name, payload);
}

function toEvents(happenings: readonly Happening[]): readonly AnyEnvelope[] {
  return happenings.map((happening, index) => toEvent(index + 1, happening));
}

function after(...happenings: readonly Happening[]): SessionState {
  return toEvents(happenings).reduce(applyEvent, emptySession(sessionId("s1")));
}

describe("applyEvent", () => {
  it("folds a session into what the screen shows", () => {
    const state = after(
      opened,
      submitted,
      accepted,
      filled({ quantity: 1 }),
      filled({ quantity: 2, tsMs: epochMs(6) }),
      priced(110, true),
      closed,
    );
    expect(viewPaper(state)).toEqual({
      sessionId: "s1",
      runId: "r1",
      strategy: "momentum",
      symbols: ["AAPL"],
      feed: "demo",
      isSynthetic: true,
      status: "stopped",
      tsStartedMs: 1_000,
      tsLastBarMs: 7,
      bars: 1,
      initialCash: 1_000,
      account: {
        cash: 698,
        equity: 1_028,
        realizedProfit: 0,
        feesPaid: 2,
        positions: [{ symbol: "AAPL", quantity: 3, averagePrice: 100, lastPrice: 110, unrealizedProfit: 30 }],
      },
      profit: 28,
      holdings: { longValue: 330, shortValue: 0, openProfit: 30 },
      orders: [{ ...order, state: "filled", filledQuantity: 3 }],
      fills: [aFill({ quantity: 2, tsMs: epochMs(6) }), aFill({ quantity: 1 })],
      fillCount: 2,
      refusals: 0,
    });
  });

  it.each<readonly [string, readonly Happening[], string]>([
    ["submitted", [], "submitting"],
    ["accepted", [accepted], "accepted"],
    ["rejected", [rejected], "rejected"],
    ["denied", [denied], "denied"],
    ["accepted, then cancelled", [accepted, cancelled], "cancelled"],
    ["accepted, then expired", [accepted, expired], "expired"],
    ["filled in part", [accepted, filled({ quantity: 1 })], "partial"],
    ["filled in part, then cancelled", [accepted, filled({ quantity: 1 }), cancelled], "cancelled"],
    ["filled before it was accepted", [filled(), accepted], "filled"],
    ["filled in part before it was accepted", [filled({ quantity: 1 }), accepted], "partial"],
    ["lost", [lost], "unknown"],
    ["lost and found", [lost, accepted], "accepted"],
    ["lost and rejected", [lost, rejected], "rejected"],
    ["to be cancelled", [accepted, cancelRequested], "pending_cancel"],
    [
      "filled in part on the way to a cancel",
      [accepted, cancelRequested, executed("x1", 1)],
      "pending_cancel",
    ],
    ["not cancelled", [accepted, cancelRequested, cancelRefused], "accepted"],
    ["not cancelled after a fill", [accepted, executed("x1", 1), cancelRequested, cancelRefused], "partial"],
    ["cancelled, then filled outside in part", [accepted, cancelled, executed("x1", 1)], "cancelled"],
    ["cancelled, then filled outside whole", [accepted, cancelled, executed("x1", 3)], "filled"],
    ["filled outside beyond what was asked", [accepted, executed("x1", 5)], "filled"],
  ])("keeps the state of an order that was %s", (_, happenings, expected) => {
    expect(after(opened, submitted, ...happenings).orders[0]?.state).toBe(expected);
  });

  it.each<readonly [string, readonly Happening[]]>([
    ["an order that was never submitted", [accepted]],
    ["an order submitted twice", [submitted, submitted]],
    ["a fill after the end", [submitted, accepted, cancelled, filled()]],
    ["more filled than asked", [submitted, filled({ quantity: 4 })]],
    ["a fill of another symbol", [submitted, filled({ symbol: "MSFT" })]],
    ["an acceptance after a rejection", [submitted, rejected, accepted]],
    ["an end of what was never accepted", [submitted, cancelled]],
    ["a denial after acceptance", [submitted, accepted, denied]],
    ["a loss of what has ended", [submitted, rejected, lost]],
    ["a cancel of what was never accepted", [submitted, cancelRequested]],
    ["a refused cancel that nobody asked for", [submitted, accepted, cancelRefused]],
    ["an outside fill of an order that was never submitted", [executed("x1", 1)]],
    ["a second opening", [opened]],
    ["a second end", [closed, closed]],
  ])("refuses %s as a bug", (_, happenings) => {
    expect(() => after(opened, ...happenings)).toThrow(
      expect.objectContaining({ code: "session.illegal-event", kind: "bug" }),
    );
  });

  it("refuses the end of a session that was never opened", () => {
    expect(() => after(closed)).toThrow(expect.objectContaining({ code: "session.illegal-event" }));
  });

  it("books the same fill once", () => {
    expect(after(opened, submitted, filled(), filled()).account).toEqual(
      after(opened, submitted, filled()).account,
    );
  });

  it("tells fills of an outside venue apart by their names alone", () => {
    const state = after(opened, submitted, accepted, executed("x1", 1), executed("x2", 1), executed("x1", 1));
    expect({ fills: state.fillCount, filled: state.orders[0]?.filledQuantity }).toEqual({
      fills: 2,
      filled: 2,
    });
  });

  it("counts refusals of orders that were never submitted", () => {
    const state = after(opened, denied, denied);
    expect({ refusals: state.refusals, orders: state.orders }).toEqual({ refusals: 2, orders: [] });
  });

  it("is halted until trading resumes", () => {
    const halted: Happening = ["trading.halted", { reason: "loss" }];
    const resumed: Happening = ["trading.resumed", { by: "user" }];
    expect(after(opened, halted).haltReason).toBe("loss");
    expect(after(opened, halted, resumed).haltReason).toBeUndefined();
  });

  it("keeps every working order and the last 200 that ended", () => {
    const happenings: Happening[] = [opened];
    for (let count = 0; count < 250; count += 1) {
      const id = orderId(`n${count}`);
      happenings.push(["order.submitted", { order: { ...order, id } }]);
      if (count > 0) happenings.push(["order.rejected", { orderId: id, reason: "no" }]);
    }
    const { orders } = after(...happenings);
    expect({ count: orders.length, newest: orders[0]?.id, oldest: orders.at(-1)?.id }).toEqual({
      count: 201,
      newest: "n249",
      oldest: "n0",
    });
  });

  it("books an outside fill of an order that ended so long ago that it is not listed any more", () => {
    const happenings: Happening[] = [opened, submitted, accepted, cancelled];
    for (let count = 0; count < 200; count += 1) {
      const id = orderId(`n${count}`);
      happenings.push(["order.submitted", { order: { ...order, id } }]);
      happenings.push(["order.rejected", { orderId: id, reason: "no" }]);
    }
    const { orders, account, fillCount } = after(...happenings, executed("x1", 2));
    expect(orders.some(({ id }) => id === o1)).toBe(false);
    expect(fillCount).toBe(1);
    expect(toAccountState(account)).toMatchObject({
      cash: 799,
      positions: [{ symbol: "AAPL", quantity: 2 }],
    });
  });

  it.each<readonly [string, AnyEnvelope]>([
    ["carries no state", anEvent(9, "trade.executed", { symbol: "A", side: "buy", quantity: 1, price: 1 })],
    ["belongs to another session", { ...toEvent(9, closed), sessionId: sessionId("s2") }],
    ["resumes what was not halted", anEvent(9, "trading.resumed", { by: "user" })],
    ["prices what is not held", toEvent(9, priced(5, false))],
    ["accepts what was filled", toEvent(9, accepted)],
  ])("returns the same object for an event that %s", (_, envelope) => {
    const state = after(
      opened,
      submitted,
      filled({ symbol: "AAPL" }),
      ["order.submitted", { order: { ...order, id: orderId("o2"), side: "sell" } }],
      ["order.filled", { orderId: orderId("o2"), fill: aFill({ orderId: orderId("o2"), side: "sell" }) }],
    );
    expect(applyEvent(state, envelope)).toBe(state);
  });
});
