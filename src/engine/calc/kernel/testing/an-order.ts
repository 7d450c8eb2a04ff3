import { checkOrder } from "#engine/calc/risk/check-order.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";

/** Buys one TEST at the market unless told otherwise. */
export function anOrder(overrides: Partial<OrderRequest> = {}): OrderRequest {
  return {
    id: orderId("o1"),
    symbol: "TEST",
    side: "buy",
    quantity: 1,
    type: { kind: "market" },
    reason: "test",
    tsDecidedMs: epochMs(0),
    ...overrides,
  };
}

/** Passes an order through the check with limits that nothing reasonable hits. */
export function anApprovedOrder(overrides: Partial<OrderRequest> = {}): Approved<OrderRequest> {
  const account = { cash: 1e15, equity: 1e15, realizedProfit: 0, feesPaid: 0, positions: [] };
  const limits = { maximumPositionFraction: 1, maximumGrossFraction: 1, allowShort: true, isHalted: false };
  const checked = checkOrder(anOrder(overrides), account, {
    referencePrice: 100,
    costFraction: 0,
    pending: [],
    limits,
  });
  if (!checked.ok) throw new Error(checked.error.message);
  return checked.value;
}
