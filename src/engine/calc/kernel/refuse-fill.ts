import type { OrderRequest } from "#shared/model/order.ts";
import type { Refusal } from "../risk/check-order.ts";

/** The account at the moment of the fill. */
export interface FillAccount {
  readonly cash: number;
  readonly held: number;
  readonly allowShort: boolean;
  /** Undefined where nobody lends and nothing can be short. */
  readonly margin?: FillMargin | undefined;
}

/** Own money beside all positions. */
export interface FillMargin {
  /** With the symbol at the fill's price. */
  readonly equity: number;
  /** Value of all other positions, without sign. */
  readonly othersGross: number;
  readonly isOtherShort: boolean;
  /** Own money needed, as a fraction of all positions; undefined where nobody lends. */
  readonly initial: number | undefined;
}

/** Why an order is turned away, and how much of it fills all the same. */
export interface FillRefusal extends Refusal {
  /** What it closes: nobody is left in what the strategy wants out of. */
  readonly closes: number;
}

/**
 * The venue's own rules at the moment of the fill; the risk check saw the prices of a bar ago.
 * Without a margin nobody lends: a buy that opens or adds needs its cash, and where anything is short own money must cover
 * all positions in full. With one, what opens or adds needs its fraction of own money. Closing always fills; of an order
 * that may not open, the part that closes does.
 */
export function refuseFill(
  order: OrderRequest,
  price: number,
  fee: number,
  account: FillAccount,
): FillRefusal | undefined {
  const { held, margin } = account;
  const closable = order.side === "sell" ? held : -held;
  if (order.quantity <= closable) return undefined;
  if (order.side === "sell" && !account.allowShort) {
    return {
      code: "venue.short-not-allowed",
      message: `selling ${order.quantity} ${order.symbol} needs ${order.quantity} held, was ${held}`,
      closes: 0,
    };
  }
  const closes = Math.max(0, closable);
  if (margin?.initial === undefined && order.side === "buy") {
    const refusal = refuseByCash(order, { price, fee, closes }, account);
    if (refusal !== undefined || margin?.isOtherShort !== true) return refusal;
  }
  return margin === undefined ? undefined : refuseByMargin(order, { price, fee, closes, held }, margin);
}

function refuseByCash(
  order: OrderRequest,
  { price, fee, closes }: { readonly price: number; readonly fee: number; readonly closes: number },
  { cash, held }: FillAccount,
): FillRefusal | undefined {
  const cost = order.quantity * price + fee;
  if (cost <= cash) return undefined;
  return {
    code: "venue.insufficient-cash",
    message: `buying ${order.quantity} ${order.symbol} at ${price} needs ${cost.toFixed(2)} in cash, was ${cash.toFixed(2)}${held < 0 ? `: only the ${-held} that cover the short were bought` : ""}`,
    closes,
  };
}

function refuseByMargin(
  { side, quantity, symbol }: OrderRequest,
  fill: { readonly price: number; readonly fee: number; readonly closes: number; readonly held: number },
  { equity, othersGross, initial }: FillMargin,
): FillRefusal | undefined {
  const after = fill.held + (side === "buy" ? quantity : -quantity);
  const needed = (initial ?? 1) * (othersGross + Math.abs(after) * fill.price);
  const own = equity - fill.fee;
  if (needed <= own) return undefined;
  const why = initial === undefined ? ": without a margin what a short sale brings is collateral" : "";
  return {
    code: initial === undefined ? "venue.short-collateral" : "venue.insufficient-margin",
    message: `${side === "buy" ? "buying" : "selling"} ${quantity} ${symbol} at ${fill.price} needs ${needed.toFixed(2)} of own money, was ${own.toFixed(2)}${why}`,
    closes: fill.closes,
  };
}
