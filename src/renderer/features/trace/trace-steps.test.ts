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

describe("traceSteps", () => {
  it("tells the chain link by link, and of an order that was sent what came before it", () => {
    expect(traceSteps(STORY.map(entry)).map(({ stage, title, text }) => [stage, title, text])).toEqual([
      ["bar", "Price", "AAPL at 10 from demo"],
      ["signal", "Signal", "momentum wants to be long in AAPL: it rose"],
      ["size", "Sized", "buy 12 AAPL: 10 % of equity"],
      ["risk", "Let through by the risk check", "no limit was in its way when it was sent"],
      ["order", "Sent", "order order-1 at stop limit"],
      ["order", "Accepted by the venue", "order order-1"],
      ["other", "Position closed", ""],
    ]);
  });

  it("gives each link a key of its own", () => {
    const keys = traceSteps(STORY.map(entry)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
