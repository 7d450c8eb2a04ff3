import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import { anEvent } from "#renderer/testing/a-view.ts";
import { ALL_EVENTS, eventTest } from "./filter-events.ts";

const EVENTS = [
  anEvent(1, "order.accepted", { orderId: orderId("order-1") }),
  anEvent(2, "order.cancel.requested", { orderId: orderId("order-1"), reason: "a person" }, "run-2"),
  anEvent(3, "signal.raised", { symbol: "SPX", strategy: "momentum", target: "long", reason: "it rose" }),
  anEvent(4, "trading.halted", { reason: "a loss" }),
  anEvent(5, "job.failed", { step: "fetch", error: { kind: "bug", code: "x.y", message: "no" } } as never),
];
const NOW_MS = 61_003;

describe("eventTest", () => {
  it.each([
    [{}, [1, 2, 3, 4, 5]],
    [{ name: "order.*" }, [1]],
    [{ name: "order.**" }, [1, 2]],
    [{ name: "Order" }, [1, 2]],
    [{ name: "order.accepted" }, [1]],
    [{ symbol: "spx" }, [3]],
    [{ run: "run-2" }, [2]],
    [{ level: "warning" as const }, [4, 5]],
    [{ level: "critical" as const }, [4]],
    [{ minutes: 1 }, [3, 4, 5]],
    [{ name: "order.**", run: "run-1" }, [1]],
  ])("lets through, for %o, %o", (filter, through) => {
    const test = eventTest({ ...ALL_EVENTS, ...filter }, NOW_MS);
    expect(EVENTS.filter(test).map(({ seq }) => seq)).toEqual(through);
  });
});
