import type { Result } from "#shared/ipc/result.ts";
import { orderId, sessionId } from "#shared/model/ids.ts";
import type { Order, OrderRequest } from "#shared/model/order.ts";
import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import { findSession } from "./find-session.ts";
import type { paperTradeManifest } from "./manifest.ts";
import type { PaperDesk } from "./ports.ts";

type Method = (typeof paperTradeManifest)["methods"]["submit_order"];
export type Submitted = z.output<Method["output"]>["submitted"][number];

/** Takes back what is to be taken back, then sends the orders in their order; one that is refused does not keep the next from being tried. */
export function submitOrder(
  desk: PaperDesk,
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.output<Method["output"]> {
  const session = sessionId(findSession(desk, input, context).sessionId);
  for (const id of input.cancellations ?? [])
    desk.cancel(session, orderId(id), "the strategy wants another position");
  return { submitted: input.orders.map((order) => describe(order, desk.submit(session, order))) };
}

function describe(order: OrderRequest, answer: Result<Order, Refusal>): Submitted {
  const { id, symbol, side, quantity } = order;
  const sent = { orderId: id, symbol, side, quantity };
  return answer.ok ? { ...sent, isAccepted: true } : { ...sent, isAccepted: false, ...answer.error };
}

/** An order that passed the gate. */
export function toAccepted({ id, symbol, side, quantity }: Order): Submitted {
  return { orderId: id, symbol, side, quantity, isAccepted: true };
}
