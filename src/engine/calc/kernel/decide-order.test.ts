import { describe, expect, it } from "vitest";
import { orderId } from "#shared/model/ids.ts";
import type { AccountState } from "#shared/model/position.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import { epochMs } from "#shared/model/time.ts";
import { grossOfOthers, type PendingOrder } from "../risk/project-exposure.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import type { Decision } from "../strategies/strategy.ts";
import { decideOrder, type TradingRules } from "./decide-order.ts";

interface Situation {
  readonly target: Decision["target"];
  /** Of TEST, at 100. */
  readonly held?: number;
  readonly cash?: number;
  readonly pending?: readonly PendingOrder[];
  readonly policy?: Partial<SizingPolicy>;
  readonly rules?: Partial<TradingRules>;
}

function decide({ target, held = 0, cash = 10_000, pending = [], policy = {}, rules = {} }: Situation) {
  const positions =
    held === 0
      ? []
      : [{ symbol: "TEST", quantity: held, averagePrice: 100, lastPrice: 100, unrealizedProfit: 0 }];
  const account: AccountState = {
    cash,
    equity: cash + held * 100,
    realizedProfit: 0,
    feesPaid: 0,
    positions,
  };
  const decided = decideOrder(
    {
      orderId: orderId("o7"),
      symbol: "TEST",
      tsMs: epochMs(5),
      price: 100,
      decision: { target, strength: 1, reason: "because" },
      facts: { volatility: 0.2, atr: 2, regime: undefined, patternBias: 0 },
    },
    { account, pending },
    {
      policy: defaultPolicy({ fraction: 0.5, ...policy }),
      allowShort: false,
      isHalted: false,
      costFraction: 0,
      ...rules,
    },
  );
  const { order, refusal } = decided;
  return [order === undefined ? "none" : `${order.side} ${order.quantity}`, refusal?.code ?? "fine"];
}

describe("decideOrder", () => {
  it("opens a sized position", () => {
    expect(decide({ target: "long" })).toEqual(["buy 50", "fine"]);
  });

  it("leaves a position alone that already points the right way, whatever its size", () => {
    expect(decide({ target: "long", held: 3 })).toEqual(["none", "fine"]);
    expect(decide({ target: "flat" })).toEqual(["none", "fine"]);
  });

  it("does not order twice what is under way", () => {
    const pending = [{ symbol: "TEST", side: "buy" as const, quantity: 50, price: 100 }];
    expect(decide({ target: "long", pending })).toEqual(["none", "fine"]);
  });

  it("counts on no room that a sale under way has not made yet", () => {
    const pending = [{ symbol: "OTHER", side: "sell" as const, quantity: 90, price: 100 }];
    const positions = [
      { symbol: "OTHER", quantity: 90, averagePrice: 100, lastPrice: 100, unrealizedProfit: 0 },
    ];
    const account = { cash: 1_000, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions };
    expect(grossOfOthers("TEST", account, pending)).toBe(9_000);
    expect(grossOfOthers("OTHER", account, pending)).toBe(0);
  });

  it("closes all that is held", () => {
    expect(decide({ target: "flat", held: 7 })).toEqual(["sell 7", "fine"]);
  });

  it("takes short for flat when short sales are not allowed", () => {
    expect(decide({ target: "short", held: 7 })).toEqual(["sell 7", "fine"]);
    expect(decide({ target: "short" })).toEqual(["none", "fine"]);
  });

  it("turns a long into a short with one order", () => {
    expect(decide({ target: "short", held: 10, cash: 9_000, rules: { allowShort: true } })).toEqual([
      "sell 60",
      "fine",
    ]);
  });

  it("names the limit when the size is 0", () => {
    expect(decide({ target: "long", policy: { confidence: 0 } })).toEqual([
      "none",
      "sizing.minimum-confidence",
    ]);
  });

  it("leaves the wrong position even when the right one has size 0 or is refused", () => {
    const rules = { allowShort: true };
    expect(decide({ target: "short", held: 10, rules, policy: { confidence: 0 } })).toEqual([
      "sell 10",
      "sizing.minimum-confidence",
    ]);
    const policy = { method: "fixed_quantity", quantity: 10_000 } as const;
    expect(decide({ target: "short", held: 10, rules, policy })).toEqual(["sell 10", "risk.position-limit"]);
  });

  it("sends nothing while trading is halted", () => {
    expect(decide({ target: "flat", held: 7, rules: { isHalted: true } })).toEqual(["none", "risk.halted"]);
  });

  it("carries symbol, time and reason into the order", () => {
    const decided = decideOrder(
      {
        orderId: orderId("o7"),
        symbol: "TEST",
        tsMs: epochMs(5),
        price: 100,
        decision: { target: "long", strength: 1, reason: "because" },
        facts: { volatility: 0.2, atr: 2, regime: "crisis", patternBias: 0 },
      },
      { account: { cash: 100, equity: 100, realizedProfit: 0, feesPaid: 0, positions: [] }, pending: [] },
      {
        policy: defaultPolicy({ method: "fixed_quantity", quantity: 0.5, lotSize: 0.5 }),
        allowShort: false,
        isHalted: false,
        costFraction: 0,
      },
    );
    expect(decided.order).toEqual({
      id: "o7",
      symbol: "TEST",
      side: "buy",
      quantity: 0.5,
      type: { kind: "market" },
      reason: "because",
      tsDecidedMs: 5,
    });
  });
});
