import { describe, expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { contentHash, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { TradingSession } from "./trading-session.ts";
import { summarizeSession, viewSession } from "./view-session.ts";

const S1 = sessionId("s1");
const at = (time: string) => epochMs(Date.parse(time));
const FRIDAY = at("2026-03-06T15:00:00Z");
const SATURDAY = at("2026-03-07T15:00:00Z");
const MONDAY = at("2026-03-09T14:00:00Z");

/** A session that is told one event after the other. */
function aSession() {
  const session = TradingSession.open(S1);
  let seq = 0;
  const tell = <Name extends keyof EventMap>(name: Name, payload: EventMap[Name]): void =>
    session.apply(anEvent((seq += 1), name, payload));
  tell("session.opened", {
    mode: "paper",
    runId: undefined,
    strategy: "momentum",
    symbols: ["AAPL"],
    feed: "demo",
    isSynthetic: true,
    initialCash: 1_000,
  });
  const price = (value: number, tsEventMs: number, isBar = true): void =>
    tell("market.data.updated", {
      symbol: "AAPL",
      price: value,
      tsEventMs: epochMs(tsEventMs),
      source: "demo",
      isSynthetic: true,
      ...(isBar
        ? {
            bar: {
              tsOpenMs: epochMs(tsEventMs),
              open: value,
              high: value,
              low: value,
              close: value,
              volume: 1,
            },
          }
        : {}),
    });
  const buy = (quantity: number, value: number, tsMs: number): void => {
    const [id, side, symbol, reason] = [orderId(`o${seq}`), "buy", "AAPL", "a test"] as const;
    const order = {
      id,
      symbol,
      side,
      quantity,
      type: { kind: "market" },
      reason,
      tsDecidedMs: epochMs(0),
    } as const;
    tell("order.submitted", { order });
    tell("order.filled", {
      orderId: id,
      fill: { orderId: id, symbol, side, quantity, price: value, fee: 0.1, tsMs: epochMs(tsMs), reason },
    });
  };
  return { session, tell, price, buy };
}

describe("TradingSession", () => {
  it("counts the profit of a day from what the account was worth before the day's first price", () => {
    const { session, price, buy } = aSession();
    expect(session.metrics.getDailyPnl()).toBeUndefined();
    price(100, FRIDAY);
    buy(3, 100, FRIDAY);
    price(100.7, FRIDAY);
    expect([session.metrics.equity(), session.metrics.getDailyPnl()]).toEqual([1_002, 2]);
    price(101, MONDAY);
    expect([session.metrics.equity(), session.metrics.getDailyPnl()]).toEqual([1_002.9, 0.9]);
    expect(session.portfolio.getPositions()).toMatchObject([{ symbol: "AAPL", quantity: 3, lastPrice: 101 }]);
    expect(session.orders).toMatchObject([{ state: "filled" }]);
  });

  it("counts a fill into the day that it fills in, though it is told before the day's first price", () => {
    const { session, price, buy } = aSession();
    price(100, FRIDAY);
    buy(1, 110, MONDAY);
    price(112, MONDAY);
    expect(session.metrics.getDailyPnl()).toBe(1.9);
    expect(session.state).toMatchObject({ firstDate: "2026-03-06", day: { date: "2026-03-09" } });
  });

  it("begins no day on a weekend, nor at a price that changes nothing", () => {
    const { session, price, buy } = aSession();
    price(100, FRIDAY);
    price(90, MONDAY, false);
    expect(session.state.day?.date).toBe("2026-03-06");
    buy(1, 100, FRIDAY);
    price(101, SATURDAY);
    expect(session.metrics.getDailyPnl()).toBe(0.9);
  });

  it("goes on with a day whose evening comes after the daily bar that began it", () => {
    const { session, price, buy } = aSession();
    price(100, at("2026-03-04T00:00:00Z"));
    buy(1, 100, at("2026-03-04T00:00:00Z"));
    price(100, at("2026-03-05T00:00:00Z"));
    price(103, at("2026-03-05T15:00:00Z"));
    // Still Thursday in New York, and past the midnight UTC that ends a day of daily bars.
    price(104, at("2026-03-06T00:30:00Z"));
    expect(session.state.day?.date).toBe("2026-03-05");
    expect(session.metrics.getDailyPnl()).toBe(4);
    price(105, FRIDAY);
    expect(session.metrics.getDailyPnl()).toBe(1);
  });

  it("is as it was at the end of a day, and goes on from a snapshot", () => {
    const { session, price } = aSession();
    price(100, FRIDAY);
    const { state } = session;
    const snapshot = session.takeSnapshot();
    expect(session.eventsSinceSnapshot).toBe(0);
    price(101, MONDAY);
    const later = [
      anEvent(2, "trading.halted", { reason: "known" }),
      anEvent(3, "trading.halted", { reason: "new" }),
    ];
    const restored = TradingSession.restore(snapshot);
    restored.follow([later]);
    restored.apply(later[0]!);
    expect([restored.state.haltReason, restored.eventsSinceSnapshot]).toEqual(["new", 2]);
    expect(restored.state).toEqual({ ...state, haltReason: "new" });
  });

  it("is summed up and shown with its day and the name of its state", () => {
    const { session, price, tell } = aSession();
    expect(summarizeSession(session, "running")).toMatchObject({ equity: 1_000, firstDate: undefined });
    expect(summarizeSession(session, "running")).not.toHaveProperty("day");
    price(100, FRIDAY);
    tell("trading.halted", { reason: "loss" });
    tell("session.closed", { reason: "the end" });
    expect(session.isClosed).toBe(true);
    expect(viewSession(session, "stopped", contentHash("f00d"))).toMatchObject({
      status: "stopped",
      closeReason: "the end",
      haltReason: "loss",
      firstDate: "2026-03-06",
      day: { date: "2026-03-06", profit: 0 },
      stateHash: "f00d",
    });
  });
});
