import { describe, expect, it } from "vitest";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import { anOrder } from "../kernel/testing/an-order.ts";
import { checkOrder, type RiskCheck, type RiskLimits } from "./check-order.ts";

interface Situation {
  readonly order?: Partial<OrderRequest>;
  readonly cash?: number;
  /** Of TEST, at a last price of 100. */
  readonly held?: number;
  readonly check?: Partial<RiskCheck>;
  readonly limits?: Partial<RiskLimits>;
}

/** An account with 10,000 in cash, no costs, TEST at 100, no short sales. */
function codeFor({ order = {}, cash = 10_000, held = 0, check = {}, limits = {} }: Situation): string {
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
  const checked = checkOrder(anOrder(order), account, {
    referencePrice: 100,
    costFraction: 0,
    pending: [],
    limits: {
      maximumPositionFraction: 1,
      maximumGrossFraction: 1,
      allowShort: false,
      isHalted: false,
      ...limits,
    },
    ...check,
  });
  return checked.ok ? "approved" : checked.error.code;
}

describe("checkOrder", () => {
  it("approves the very order that it was given", () => {
    const order = anOrder({ quantity: 5 });
    const checked = checkOrder(
      order,
      { cash: 1_000, equity: 1_000, realizedProfit: 0, feesPaid: 0, positions: [] },
      {
        referencePrice: 100,
        costFraction: 0,
        pending: [],
        limits: { maximumPositionFraction: 1, maximumGrossFraction: 1, allowShort: false, isHalted: false },
      },
    );
    expect(checked).toEqual({ ok: true, value: order });
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a quantity of %d", (quantity) => {
    expect(codeFor({ order: { quantity } })).toBe("risk.bad-quantity");
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a price of %d", (price) => {
    expect(codeFor({ check: { referencePrice: price } })).toBe("risk.bad-price");
    expect(codeFor({ order: { type: { kind: "limit", limit: price } } })).toBe("risk.bad-price");
    expect(codeFor({ order: { type: { kind: "stop", stop: price } } })).toBe("risk.bad-price");
  });

  it("refuses everything while trading is halted, reductions too", () => {
    expect(codeFor({ held: 5, order: { side: "sell" }, limits: { isHalted: true } })).toBe("risk.halted");
  });

  it("needs the cash of a buy with its costs", () => {
    expect(codeFor({ order: { quantity: 100 } })).toBe("approved");
    expect(codeFor({ order: { quantity: 100 }, check: { costFraction: 0.001 } })).toBe(
      "risk.insufficient-cash",
    );
  });

  it("values a limit order at its limit", () => {
    expect(codeFor({ order: { quantity: 100, type: { kind: "limit", limit: 101 } } })).toBe(
      "risk.insufficient-cash",
    );
  });

  it("keeps the cash that buys under way will need", () => {
    const pending = [{ symbol: "OTHER", side: "buy" as const, quantity: 10, price: 100 }];
    expect(codeFor({ order: { quantity: 91 }, check: { pending } })).toBe("risk.insufficient-cash");
    expect(codeFor({ order: { quantity: 90 }, check: { pending } })).toBe("approved");
  });

  it("sells what is held and no more", () => {
    expect(codeFor({ held: 5, order: { side: "sell", quantity: 5 } })).toBe("approved");
    expect(codeFor({ held: 5, order: { side: "sell", quantity: 6 } })).toBe("risk.short-not-allowed");
  });

  it("counts sales under way as sold", () => {
    const pending = [{ symbol: "TEST", side: "sell" as const, quantity: 3, price: 100 }];
    expect(codeFor({ held: 5, order: { side: "sell", quantity: 3 }, check: { pending } })).toBe(
      "risk.short-not-allowed",
    );
  });

  it("sells short within the limits when that is allowed", () => {
    const limits = { allowShort: true };
    expect(codeFor({ order: { side: "sell", quantity: 100 }, limits })).toBe("approved");
    expect(codeFor({ order: { side: "sell", quantity: 101 }, limits })).toBe("risk.position-limit");
  });

  it("refuses a position above its limit", () => {
    const limits = { maximumPositionFraction: 0.5 };
    expect(codeFor({ order: { quantity: 50 }, limits })).toBe("approved");
    expect(codeFor({ order: { quantity: 51 }, limits })).toBe("risk.position-limit");
    expect(codeFor({ held: 50, cash: 5_000, order: { quantity: 1 }, limits })).toBe("risk.position-limit");
  });

  it("refuses a sum of positions above its limit, counting orders under way", () => {
    const pending = [{ symbol: "OTHER", side: "sell" as const, quantity: 60, price: 100 }];
    expect(codeFor({ order: { quantity: 41 }, check: { pending } })).toBe("risk.gross-limit");
    expect(codeFor({ order: { quantity: 40 }, check: { pending } })).toBe("approved");
  });

  it("lets an order that only reduces pass every limit", () => {
    const limits = { maximumPositionFraction: 0.01, maximumGrossFraction: 0.01 };
    expect(codeFor({ held: 50, cash: 0, order: { side: "sell", quantity: 20 }, limits })).toBe("approved");
    expect(codeFor({ held: -50, cash: -100, order: { quantity: 50 }, limits })).toBe("approved");
  });

  it("buys nothing with what a short sale brought, unless a margin is set", () => {
    // 5,000 sold short on an equity of 10,000: 15,000 in cash, of which 5,000 are free.
    const short = { symbol: "OTHER", quantity: -50, averagePrice: 100, lastPrice: 100, unrealizedProfit: 0 };
    const account = { cash: 15_000, equity: 10_000, realizedProfit: 0, feesPaid: 0, positions: [short] };
    const limits = { maximumPositionFraction: 2, maximumGrossFraction: 2, allowShort: true, isHalted: false };
    const check = { referencePrice: 100, costFraction: 0, pending: [], limits };
    const codeOf = (order: Partial<OrderRequest>, terms: Partial<RiskCheck> = {}): string => {
      const checked = checkOrder(anOrder(order), account, { ...check, ...terms });
      return checked.ok ? "approved" : checked.error.code;
    };
    expect(codeOf({ quantity: 50 })).toBe("approved");
    expect(codeOf({ quantity: 51 })).toBe("risk.short-collateral");
    expect(codeOf({ side: "sell", quantity: 50 })).toBe("approved");
    expect(codeOf({ side: "sell", quantity: 51 })).toBe("risk.short-collateral");
    expect(codeOf({ quantity: 50 }, { costFraction: 0.001 })).toBe("risk.short-collateral");
    expect(codeOf({ quantity: 51 }, { initialMargin: 0.5 })).toBe("approved");
    expect(codeOf({ symbol: "OTHER", side: "buy", quantity: 50 })).toBe("approved");
  });

  it("counts a short sale that is under way", () => {
    const pending = [{ symbol: "OTHER", side: "sell" as const, quantity: 60, price: 100 }];
    const limits = { maximumGrossFraction: 2 };
    expect(codeFor({ order: { quantity: 40 }, check: { pending }, limits })).toBe("approved");
    expect(codeFor({ order: { quantity: 41 }, check: { pending }, limits })).toBe("risk.short-collateral");
  });

  it("refuses any new position of an account without equity", () => {
    const limits = { allowShort: true };
    expect(codeFor({ cash: 0, order: { side: "sell" }, limits })).toBe("risk.position-limit");
  });
});
