import { orderId } from "#shared/model/ids.ts";
import type { Fill } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";

/** Buys one TEST at 100 without a fee unless told otherwise. */
export function aFill(overrides: Partial<Fill> = {}): Fill {
  return {
    orderId: orderId("o1"),
    symbol: "TEST",
    side: "buy",
    quantity: 1,
    price: 100,
    fee: 0,
    tsMs: epochMs(0),
    reason: "test",
    ...overrides,
  };
}
