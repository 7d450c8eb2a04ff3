import type { OrderRequest } from "#shared/model/order.ts";
import { isOrderEnded } from "#engine/calc/orders/order-states.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import type { OrderBook } from "./order-book.ts";

/** An order of a group joins others that are open, in one symbol and of one quantity; exits are the venue's to place. */
export function checkGroup(request: OrderRequest, book: OrderBook): Refusal | undefined {
  const { group, parentId, symbol, quantity } = request;
  if (parentId !== undefined) {
    return {
      code: "paper.exit-of-a-venue",
      message: `${request.id} names a parent: only the venue places exits`,
    };
  }
  if (group === undefined) return undefined;
  const others = book.inGroup(group);
  const ended = others.find((order) => isOrderEnded(order.state) || order.filledQuantity > 0);
  if (ended !== undefined) {
    return { code: "paper.group-closed", message: `group ${group} is over: ${ended.id} is ${ended.state}` };
  }
  const other = others.find((order) => order.symbol !== symbol || order.quantity !== quantity);
  if (other === undefined) return undefined;
  return {
    code: "paper.group-mixed",
    message: `orders of group ${group} must be of ${other.quantity} ${other.symbol}, was ${quantity} ${symbol}`,
  };
}
