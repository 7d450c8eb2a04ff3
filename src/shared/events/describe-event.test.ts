import { describe, expect, it } from "vitest";
import { describeEvent } from "./describe-event.ts";
import type { AnyEnvelope } from "./event-map.ts";

const says = (name: string, payload: unknown): string => describeEvent({ name, payload } as AnyEnvelope);

describe("describeEvent", () => {
  it.each<[string, unknown, string]>([
    [
      "market.data.updated",
      { symbol: "SPX", price: 3, source: "demo", bar: { tsOpenMs: 0 }, isSynthetic: false },
      "SPX at 3, bar of 1970-01-01, from demo",
    ],
    [
      "market.data.updated",
      {
        symbol: "MSFT",
        price: 31.460000000000004,
        source: "replay of AAPL 1d: SYNTHETIC, seed 1; replay of MSFT 1d: SYNTHETIC, seed 1",
        bar: { tsOpenMs: 52_200_000 },
        isSynthetic: true,
      },
      "MSFT at 31.46, bar of 1970-01-01 14:30, from replay of MSFT 1d, SYNTHETIC",
    ],
    ["market.data.updated", { symbol: "X", price: 1, source: "", isSynthetic: false }, "X at 1, from "],
    ["workflow.step.started", { step: "fetch", attempt: 1 }, "fetch begins"],
    ["workflow.step.started", { step: "fetch", attempt: 2 }, "fetch begins again, attempt 2"],
    ["workflow.step.completed", { step: "fetch", durationMs: 182.98915 }, "fetch completed in 183 ms"],
    ["workflow.completed", { durationMs: 4_210 }, "completed in 4.2 s"],
    ["job.completed", { job: "refresh", durationMs: 185_000 }, "refresh done in 3 min 5 s"],
    ["job.progressed", { step: "loop", fraction: 0, message: "64 firings" }, "loop: 64 firings"],
    ["job.progressed", { step: "loop", fraction: 0.254, message: "bars" }, "loop: 25 %, bars"],
    [
      "health.degraded",
      { slice: "backtest", state: "degraded", detail: "silent" },
      "backtest is degraded: silent",
    ],
    ["health.restored", { slice: "backtest" }, "backtest is well again"],
    ["trade.executed", { symbol: "SPX", side: "buy", quantity: 2, price: 3 }, "buy 2 SPX at 3"],
    ["order.expired", { orderId: "order-1" }, "order order-1 was in force no longer"],
    [
      "signal.raised",
      { strategy: "momentum", symbol: "SPX", target: "long", reason: "it rose" },
      "Momentum wants to be long in SPX: it rose",
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
      "order order-1 filled: buy 2 SPX at 3, fee 1.00",
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
    ["order.accepted", { orderId: "order-1" }, "order order-1 is with the venue"],
    [
      "position.changed",
      { position: { symbol: "SPX", quantity: -2, averagePrice: 3 } },
      "-2 SPX at 3 on average",
    ],
    ["position.closed", { symbol: "SPX", realizedProfit: 7 }, "SPX is flat, realized profit 7.00"],
    ["balance.changed", { account: { equity: 5, cash: 4, positions: [] } }, "equity 5.00, cash 4.00"],
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
