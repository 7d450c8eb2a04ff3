import { describe, expect, it } from "vitest";
import { anEvent } from "#engine/testing/an-event.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { AlertCondition, AlertRule } from "#shared/model/alert.ts";
import { epochMs } from "#shared/model/time.ts";
import { createAlerts } from "./create-alerts.ts";

function aRule(condition: AlertCondition, changes: Partial<AlertRule> = {}): AlertRule {
  return {
    id: "mine",
    name: "Mine",
    severity: "warning",
    condition,
    isEnabled: true,
    coolDownSeconds: 0,
    hint: "look",
    ...changes,
  };
}

/** Alerts over a log of their own; `say` is what happens elsewhere. */
function openAlerts(past: readonly AnyEnvelope[] = []) {
  const clock = createFakeClock();
  const log: AnyEnvelope[] = [...past];
  let ids = 0;
  const publish = <Name extends EventName>(name: Name, payload: EventMap[Name]): AnyEnvelope => {
    const event = {
      ...anEvent(log.length + 1, name, payload),
      tsEventMs: clock.now(),
      tsInitMs: clock.now(),
    };
    log.push(event);
    alerts.onEvent(event);
    return event;
  };
  const alerts = createAlerts({ clock, publish, newAlertId: () => `alert-${(ids += 1)}`, past });
  const price = (symbol: string, value: number) =>
    publish("market.data.updated", {
      symbol,
      price: value,
      tsEventMs: clock.now(),
      source: "test",
      isSynthetic: false,
    });
  const equity = (value: number) =>
    publish("balance.changed", {
      account: { cash: value, equity: value, realizedProfit: 0, feesPaid: 0, positions: [] },
    });
  const messages = () => alerts.book().alerts.map(({ message }) => message);
  return { alerts, clock, log, publish, price, equity, messages };
}

describe("alerts", () => {
  it("raises once while a price stays beyond its level, says when it is over, and raises again", () => {
    const { alerts, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "price", symbol: "SPX", side: "above", price: 100 }), "ann");
    for (const value of [99, 100, 101, 102]) price("SPX", value);
    price("QQQ", 500);
    expect(messages()).toEqual(["SPX is at 101, above 100"]);
    price("SPX", 100);
    expect(alerts.book().alerts[0]).toMatchObject({ cleared: "SPX is at 100, no longer above 100" });
    price("SPX", 103);
    expect(messages()).toEqual(["SPX is at 103, above 100", "SPX is at 101, above 100"]);
  });

  it("watches for a price below its level", () => {
    const { alerts, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "price", symbol: "SPX", side: "below", price: 100 }), "ann");
    for (const value of [101, 100, 99]) price("SPX", value);
    expect(messages()).toEqual(["SPX is at 99, below 100"]);
  });

  it("measures a drawdown from the highest equity of its session", () => {
    const { alerts, equity, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "drawdown", fraction: 0.1 }), "ann");
    for (const value of [1_000, 1_200, 1_090]) equity(value);
    expect(messages()).toEqual([]);
    equity(1_080);
    expect(messages()).toEqual(["equity of s1 is 10.0 % below its highest, the rule says 10.0 %"]);
    equity(1_200);
    expect(alerts.book().alerts[0]?.tsClearedMs).toBeDefined();
  });

  it("forgets the highest equity of a session that was closed", () => {
    const { alerts, equity, messages, publish } = openAlerts();
    alerts.saveRule(aRule({ kind: "drawdown", fraction: 0.1 }), "ann");
    equity(1_000);
    publish("session.closed", { reason: "the person" });
    equity(500);
    expect(messages()).toEqual([]);
  });

  it("hears a silence, but only of what has spoken", () => {
    const { alerts, clock, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "silence", symbol: "SPX", seconds: 30 }), "ann");
    clock.advance(60_000);
    alerts.tick();
    expect(messages()).toEqual([]);
    price("SPX", 1);
    clock.advance(29_999);
    alerts.tick();
    expect(messages()).toEqual([]);
    clock.advance(1);
    alerts.tick();
    alerts.tick();
    expect(messages()).toEqual(["SPX had no price for 30 seconds"]);
    price("SPX", 1);
    expect(alerts.book().alerts[0]?.cleared).toBe("SPX has prices again");
  });

  it("says of an event what a person can read, and which event it was", () => {
    const { alerts, publish } = openAlerts();
    alerts.saveRule(aRule({ kind: "event", pattern: "feed.*" }), "ann");
    alerts.saveRule(
      aRule({ kind: "event", pattern: "feed.lost" }, { id: "feed_lost", isEnabled: false }),
      "ann",
    );
    const { id } = publish("feed.lost", { feed: "replay", reason: "the end" });
    expect(alerts.book().alerts).toMatchObject([
      { message: "feed.lost, feed replay, reason the end, in r1", cause: id, session: "s1" },
    ]);
  });

  it("says what happened in words alone where the rule is of that event", () => {
    const { messages, publish } = openAlerts();
    const error = { kind: "user", code: "data.unknown-symbol", message: "no bars for symbol XYZ" } as const;
    publish("workflow.failed", { step: "fetch_data", error });
    expect(messages()).toEqual(["step fetch_data: no bars for symbol XYZ, in r1"]);
  });

  it("raises nothing in a cool-down, and counts what it held back", () => {
    const { alerts, clock, publish } = openAlerts();
    alerts.saveRule(aRule({ kind: "event", pattern: "feed.connected" }, { coolDownSeconds: 60 }), "ann");
    const connect = () => publish("feed.connected", { feed: "f", symbols: [], isSynthetic: true });
    connect();
    clock.advance(59_999);
    connect();
    connect();
    expect(alerts.book().alerts).toHaveLength(1);
    clock.advance(1);
    connect();
    expect(alerts.book().alerts.map(({ heldBack }) => heldBack)).toEqual([2, 0]);
  });

  it("raises nothing while it is snoozed, and again when the snooze is ended", () => {
    const { alerts, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "price", symbol: "SPX", side: "above", price: 100 }), "ann");
    alerts.snooze("mine", 3_600, "ann");
    price("SPX", 101);
    price("SPX", 99);
    expect(messages()).toEqual([]);
    alerts.snooze("mine", 0, "ann");
    price("SPX", 102);
    expect(messages()).toEqual(["SPX is at 102, above 100"]);
    expect(alerts.book().alerts[0]?.heldBack).toBe(1);
  });

  it("tells when a snooze ends of what began in it and still holds", () => {
    const { alerts, clock, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "price", symbol: "SPX", side: "above", price: 100 }), "ann");
    alerts.snooze("mine", 60, "ann");
    price("SPX", 101);
    clock.advance(59_999);
    alerts.tick();
    expect(messages()).toEqual([]);
    clock.advance(1);
    alerts.tick();
    alerts.tick();
    expect(messages()).toEqual(["SPX is at 101, above 100"]);
    expect(alerts.book().alerts[0]?.heldBack).toBe(0);
  });

  it("is acknowledged once, by a person", () => {
    const { alerts, publish } = openAlerts();
    publish("trading.halted", { reason: "loss limit" });
    const [raised] = alerts.book().alerts;
    expect(raised).toMatchObject({ severity: "critical", acknowledgedBy: undefined });
    expect(alerts.acknowledge("alert-1", "ann")).toMatchObject({ acknowledgedBy: "ann" });
    expect(() => alerts.acknowledge("alert-1", "bob")).toThrow("was acknowledged by ann");
    expect(() => alerts.acknowledge("alert-9", "bob")).toThrow("no alert is called alert-9");
  });

  it("knows its rules and alerts again after a restart, the cool-down included", () => {
    const before = openAlerts();
    before.alerts.saveRule(
      aRule({ kind: "event", pattern: "feed.connected" }, { coolDownSeconds: 60 }),
      "ann",
    );
    before.publish("feed.connected", { feed: "f", symbols: [], isSynthetic: true });
    const after = openAlerts(before.log);
    expect(after.alerts.book()).toEqual(before.alerts.book());
    after.publish("feed.connected", { feed: "f", symbols: [], isSynthetic: true });
    expect(after.alerts.book().alerts).toHaveLength(1);
  });

  it("goes on watching with a rule that was not touched when another one is saved", () => {
    const { alerts, price, messages } = openAlerts();
    alerts.saveRule(aRule({ kind: "price", symbol: "SPX", side: "above", price: 100 }), "ann");
    price("SPX", 101);
    alerts.saveRule(aRule({ kind: "drawdown", fraction: 0.5 }, { id: "other" }), "ann");
    price("SPX", 102);
    expect(messages()).toHaveLength(1);
  });

  it("brings a built-in rule back when it is removed, and forgets one of a person's", () => {
    const { alerts } = openAlerts();
    const builtIn = alerts.book().rules;
    alerts.saveRule(aRule({ kind: "event", pattern: "feed.lost" }, { id: "feed_lost" }), "ann");
    alerts.saveRule(aRule({ kind: "event", pattern: "feed.lost" }), "ann");
    alerts.removeRule("feed_lost", "ann");
    alerts.removeRule("mine", "ann");
    expect(alerts.book().rules).toEqual(builtIn);
    expect(() => alerts.removeRule("mine", "ann")).toThrow("no alert rule is called mine");
  });

  it("refuses a pattern that is none", () => {
    const { alerts } = openAlerts();
    const save = () => alerts.saveRule(aRule({ kind: "event", pattern: "a..b" }), "ann");
    expect(save).toThrow("pattern must be segments");
  });

  it("never drops a critical alert that nobody has acknowledged", () => {
    const { alerts, clock, publish } = openAlerts();
    publish("trading.halted", { reason: "loss limit" });
    alerts.saveRule(aRule({ kind: "event", pattern: "feed.connected" }), "ann");
    for (let count = 0; count < 600; count += 1) {
      publish("feed.connected", { feed: "f", symbols: [], isSynthetic: true });
      clock.advance(1);
    }
    const { alerts: kept } = alerts.book();
    expect(kept).toHaveLength(501);
    expect(kept.at(-1)).toMatchObject({ rule: "trading_halted", tsRaisedMs: epochMs(1_577_836_800_000) });
  });
});
