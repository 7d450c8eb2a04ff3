import { describe, expect, it } from "vitest";
import { toSerialError } from "#shared/errors/app-error.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { liveTradeManifest } from "./manifest.ts";
import { createLiveTrade } from "./slice.ts";

const INPUTS = { orderId: "o1", orders: [] };
const names = Object.keys(liveTradeManifest.methods);

function inputOf(method: string): Record<string, unknown> {
  if (method === "submit_order") return { orders: INPUTS.orders };
  return ["cancel_order", "replace_order"].includes(method) ? { orderId: INPUTS.orderId } : {};
}

describe("live_trade", () => {
  it.each(names.filter((method) => method !== "validate_config"))(
    "refuses %s for want of a broker",
    async (method) => {
      const { methods } = createLiveTrade();
      const call = methods[method as "account"];
      const { input } = liveTradeManifest.methods[method as "account"];
      const parsed = input.parse(inputOf(method));
      let refusal: unknown;
      try {
        await call(parsed, aContext({ mode: "live" }));
      } catch (thrown) {
        refusal = toSerialError(thrown);
      }
      expect(refusal).toEqual({
        kind: "refused",
        code: "live.no-broker-configured",
        message: "no broker configured",
        field: "broker",
        value: "none",
        remedy: "this version has no broker adapter: use paper mode",
      });
    },
  );

  it("lists what is missing, and is not ready", () => {
    const answer = createLiveTrade().methods.validate_config({}, aContext());
    expect(answer).toMatchObject({
      isReady: false,
      missing: [{ what: "broker" }, { what: "credentials" }, { what: "account" }],
    });
  });
});
