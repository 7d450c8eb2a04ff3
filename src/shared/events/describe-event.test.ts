import { describe, expect, it } from "vitest";
import { describeEvent } from "./describe-event.ts";
import type { AnyEnvelope } from "./event-map.ts";

const says = (name: string, payload: unknown): string => describeEvent({ name, payload } as AnyEnvelope);

describe("describeEvent", () => {
  it.each<[string, unknown, string]>([
    [
      "market.data.updated",
      { symbol: "SPX", price: 3, source: "demo", bar: { tsOpenMs: 0 } },
      "SPX at 3, bar of 1970-01-01T00:00:00.000Z from demo",
    ],
    [
      "signal.raised",
      { strategy: "momentum", symbol: "SPX", target: "long", reason: "it rose" },
      "momentum wants to be long in SPX: it rose",
    ],
    [
      "order.denied",
      { orderId: "order-1", symbol: "SPX", message: "too large" },
      "order order-1 in SPX refused by the risk check: too large",
    ],
    ["order.cancelled", { orderId: "order-1", reason: "a person" }, "order order-1: a person"],
    [
      "order.filled",
      { fill: { orderId: "order-1", side: "buy", quantity: 2, symbol: "SPX", price: 3, fee: 1 } },
      "order order-1 filled: buy 2 SPX at 3, fee 1",
    ],
    ["venue.contradicted", { venue: "sim", message: "one more" }, "sim: one more"],
    [
      "workflow.started",
      { workflow: "simple", mode: "paper", seed: 7 },
      "simple started in paper mode with seed 7",
    ],
    ["workflow.approval.asked", { step: "ask", text: "really?" }, "ask asks: really?"],
    [
      "workflow.approval.decided",
      { step: "ask", decision: "approved", by: "me", comment: "" },
      "ask approved by me",
    ],
    ["workflow.failed", { step: "fetch", error: { message: "gone" } }, "step fetch: gone"],
    [
      "workflow.activated",
      { workflow: "simple", mode: "paper", triggers: ["daily", "open"], by: "me" },
      "simple activated in paper mode by me: daily, open",
    ],
    ["workflow.deactivated", { workflow: "simple", by: "me" }, "simple deactivated by me"],
    ["trigger.fired", { workflow: "simple", why: "it is time" }, "simple: it is time"],
    [
      "trigger.missed",
      { workflow: "simple", count: 2, trigger: "daily", why: "it slept" },
      "simple: 2 times of daily let go, because it slept",
    ],
    ["error.raised", { where: "disk", error: { message: "full" } }, "disk: full"],
    ["order.accepted", { orderId: "order-1" }, "orderId order-1"],
    [
      "position.changed",
      { position: { symbol: "SPX", quantity: -2, averagePrice: 3 } },
      "-2 SPX at 3 on average",
    ],
    ["position.closed", { symbol: "SPX", realizedProfit: 7 }, "symbol SPX, realizedProfit 7"],
    ["balance.changed", { account: { equity: 5, cash: 4, positions: [] } }, "equity 5, cash 4"],
    ["alert.raised", { alert: { name: "Halt", message: "a loss" } }, "Halt: a loss"],
  ])("says %s with %o as %s", (name, payload, text) => {
    expect(says(name, payload)).toBe(text);
  });

  it("shows what can be read of an event that another program changed", () => {
    expect(says("order.filled", { fill: null, note: "changed" })).toBe("not as it was written: note changed");
  });

  it("cuts what is too long for a line", () => {
    const text = says("error.raised", { where: "disk", error: { message: "x".repeat(500) } });
    expect([text.length, text.at(-1)]).toEqual([160, "…"]);
  });
});
