import type { OrderRequest } from "#shared/model/order.ts";
import type { Refusal } from "../risk/check-order.ts";

/**
 * The venue's own rules at the moment of the fill; the risk check saw the prices of a bar ago.
 * Nobody lends: a buy that opens or adds needs its cash, a sell needs what it sells. Covering a short always
 * fills; of a buy that cannot be paid, the part that covers does.
 */
export function refuseFill(
  order: OrderRequest,
  price: number,
  fee: number,
  account: { readonly cash: number; readonly held: number; readonly allowShort: boolean },
): Refusal | undefined {
  const { held, cash } = account;
  if (order.side === "sell") {
    if (account.allowShort || order.quantity <= held) return undefined;
    return {
      code: "venue.short-not-allowed",
      message: `selling ${order.quantity} ${order.symbol} needs ${order.quantity} held, was ${held}`,
    };
  }
  const cost = order.quantity * price + fee;
  if (order.quantity <= -held || cost <= cash) return undefined;
  return {
    code: "venue.insufficient-cash",
    message: `buying ${order.quantity} ${order.symbol} at ${price} needs ${cost.toFixed(2)} in cash, was ${cash.toFixed(2)}${held < 0 ? `: only the ${-held} that cover the short were bought` : ""}`,
  };
}
