import { describe, expect, it } from "vitest";
import { describeEvent } from "#shared/events/describe-event.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { orderId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { anEvent } from "#renderer/testing/a-view.ts";
import { traceSteps } from "./trace-steps.ts";

const id = orderId("order-1");
const entry = (event: AnyEnvelope) => ({ log: "paper", text: describeEvent(event), event });

const STORY = [
  anEvent(1, "market.data.updated", {
    symbol: "AAPL",
    price: 10,
    tsEventMs: epochMs(0),
    source: "demo",
    isSynthetic: true,
  }),
  anEvent(2, "signal.raised", { symbol: "AAPL", strategy: "momentum", target: "long", reason: "it rose" }),
  anEvent(3, "order.submitted", {
    order: {
      id,
      symbol: "AAPL",
      side: "buy",
      quantity: 12,
      type: { kind: "stop_limit", stop: 9, limit: 10 },
      reason: "10 % of equity",
      tsDecidedMs: epochMs(0),
    },
  }),
  anEvent(4, "order.accepted", { orderId: id }),
  anEvent(5, "position.closed", {} as never),
];

const nameOf = (id: string): string => `The ${id}`;

describe("traceSteps", () => {
  it("tells the chain link by link, and of an order that was sent what came before it", () => {
    expect(
      traceSteps(STORY.map(entry), nameOf).map(({ stage, title, text }) => [stage, title, text]),
    ).toEqual([
      ["bar", "Price", "AAPL at 10, from demo, SYNTHETIC"],
      ["signal", "Signal: long AAPL", "The momentum: it rose"],
      ["size", "Sized", "buy 12 AAPL: 10 % of equity"],
      ["risk", "Let through by the risk check", "no limit was in its way when it was sent"],
      ["order", "Sent", "order order-1 at stop limit"],
      ["order", "Accepted by the venue", "order order-1"],
      ["other", "Position closed", "not as it was written: "],
    ]);
  });

  it("says which bar it was decided at and which it filled in, in prices", () => {
    const aBar = (tsMs: number) =>
      anEvent(tsMs, "market.data.updated", {
        symbol: "AAPL",
        price: 10.5,
        tsEventMs: epochMs(tsMs),
        source: "demo",
        isSynthetic: false,
        bar: { tsOpenMs: epochMs(tsMs * 86_400_000), open: 10, high: 11, low: 9.25, close: 10.5, volume: 1 },
      });
    const fill = { orderId: id, symbol: "AAPL", side: "buy" as const, quantity: 1_200, price: 10, fee: 0.6 };
    const steps = traceSteps(
      [
        aBar(0),
        STORY[2] ?? aBar(0),
        anEvent(9, "order.filled", {
          orderId: id,
          fill: { ...fill, tsMs: epochMs(86_400_000), reason: "it rose" },
        }),
        aBar(1),
      ].map(entry),
      nameOf,
    );
    expect(steps.filter(({ stage }) => stage === "bar").map(({ title, text }) => [title, text])).toEqual([
      ["Bar that it was decided at", "AAPL on 1970-01-01: open 10.00, high 11.00, low 9.25, close 10.50"],
      ["Bar that it filled in", "AAPL on 1970-01-02: open 10.00, high 11.00, low 9.25, close 10.50"],
    ]);
    expect(steps.find(({ stage }) => stage === "fill")?.text).toBe(
      "buy 1,200 AAPL at 10.00 in the bar of 1970-01-02, fee 0.60",
    );
  });

  it("gives each link a key of its own", () => {
    const keys = traceSteps(STORY.map(entry), nameOf).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
