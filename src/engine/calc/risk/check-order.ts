import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import type { Approved } from "./approved.ts";
import { checkTerms } from "./check-terms.ts";
import { priceOf, projectExposure, type PendingOrder, type Projection } from "./project-exposure.ts";

export interface RiskLimits {
  /** Caps in fractions of equity, on one position and on the sum of all. */
  readonly maximumPositionFraction: number;
  readonly maximumGrossFraction: number;
  readonly allowShort: boolean;
  readonly isHalted: boolean;
}

/** What the check must know beside the order and the account. */
export interface RiskCheck {
  /** Last price of the order's symbol. */
  readonly referencePrice: number;
  /** Fee and slippage a side as a fraction of notional. */
  readonly costFraction: number;
  /** Own money needed, as a fraction of all positions; left out, nobody lends. */
  readonly initialMargin?: number | undefined;
  /** Orders under way; they count as if they had filled. */
  readonly pending: readonly PendingOrder[];
  readonly limits: RiskLimits;
}

/** Why an order may not go out. */
export interface Refusal {
  /** Stable: `risk.…`, or `sizing.…` when there was nothing to send. */
  readonly code: string;
  readonly message: string;
}

/**
 * The one gate of every order, in every mode. Without a margin there is no borrowing: a buy needs its cash at once, and
 * where anything is short, own money must cover all positions in full, so that nothing is bought with what a short sale
 * brought. An order that only reduces what is held passes all limits but the halt.
 */
export function checkOrder(
  order: OrderRequest,
  account: AccountState,
  check: RiskCheck,
): Result<Approved<OrderRequest>, Refusal> {
  const refusal =
    checkFields(order, check) ??
    checkExposure(
      order,
      account,
      check,
      projectExposure(order, account, check.pending, priceOf(order, check.referencePrice)),
    );
  // The only place where an approval is made.
  return refusal === undefined ? succeed(order as Approved<OrderRequest>) : fail(refusal);
}

function checkFields(order: OrderRequest, check: RiskCheck): Refusal | undefined {
  if (check.limits.isHalted) return { code: "risk.halted", message: "trading is halted" };
  if (!isPositive(order.quantity)) {
    return {
      code: "risk.bad-quantity",
      message: `quantity must be finite and positive, was ${order.quantity}`,
    };
  }
  const { referencePrice } = check;
  const price = priceOf(order, referencePrice);
  if (isPositive(price) && isPositive(referencePrice)) return checkTerms(order, referencePrice);
  const bad = isPositive(price) ? referencePrice : price;
  return { code: "risk.bad-price", message: `price must be finite and positive, was ${bad}` };
}

function checkExposure(
  order: OrderRequest,
  account: AccountState,
  check: RiskCheck,
  after: Projection,
): Refusal | undefined {
  const { limits } = check;
  if (after.quantity < 0 && order.side === "sell" && !limits.allowShort) {
    return {
      code: "risk.short-not-allowed",
      message: `selling ${order.quantity} ${order.symbol} needs ${order.quantity} held, was ${after.quantityBefore}`,
    };
  }
  if (after.isReduction) return undefined;
  return (
    checkMoney(order, account, check, after) ??
    checkFraction("position", Math.abs(after.notional), limits.maximumPositionFraction, account.equity) ??
    checkFraction("gross", after.gross, limits.maximumGrossFraction, account.equity) ??
    checkCollateral(order, account, check, after)
  );
}

function checkMoney(
  order: OrderRequest,
  account: AccountState,
  check: RiskCheck,
  after: Projection,
): Refusal | undefined {
  const { initialMargin } = check;
  if (initialMargin === undefined) return checkCash(order, account, check, after.reservedCash);
  const needed = initialMargin * after.gross + costsOf(order, check);
  if (needed <= account.equity) return undefined;
  return {
    code: "risk.insufficient-margin",
    message: `${deedOf(order)} needs ${needed.toFixed(2)} of own money, equity was ${account.equity.toFixed(2)}`,
  };
}

/** Without a margin own money covers longs and shorts alike; asked last, because the person's own limits say more. */
function checkCollateral(
  order: OrderRequest,
  account: AccountState,
  check: RiskCheck,
  { isAnyShort, gross }: Projection,
): Refusal | undefined {
  if (check.initialMargin !== undefined || !isAnyShort) return undefined;
  const needed = gross + costsOf(order, check);
  if (needed <= account.equity) return undefined;
  return {
    code: "risk.short-collateral",
    message: `${deedOf(order)} needs ${needed.toFixed(2)} of own money, equity was ${account.equity.toFixed(2)}: without a margin what a short sale brings is collateral`,
  };
}

function costsOf(order: OrderRequest, check: RiskCheck): number {
  return order.quantity * priceOf(order, check.referencePrice) * check.costFraction;
}

function deedOf({ side, quantity, symbol }: OrderRequest): string {
  return `${side === "buy" ? "buying" : "selling"} ${quantity} ${symbol}`;
}

function checkCash(
  order: OrderRequest,
  account: AccountState,
  check: RiskCheck,
  reservedCash: number,
): Refusal | undefined {
  if (order.side === "sell") return undefined;
  const needed = order.quantity * priceOf(order, check.referencePrice) * (1 + check.costFraction);
  const free = account.cash - reservedCash;
  if (needed <= free) return undefined;
  return {
    code: "risk.insufficient-cash",
    message: `buying ${order.quantity} ${order.symbol} needs ${needed.toFixed(2)} in cash, free was ${free.toFixed(2)}`,
  };
}

/** Allows for the rounding of a product that was sized to sit exactly on the limit. */
const TOLERANCE = 1 + 1e-9;

function checkFraction(
  name: "position" | "gross",
  value: number,
  maximum: number,
  equity: number,
): Refusal | undefined {
  if (equity > 0 && value <= maximum * equity * TOLERANCE) return undefined;
  return {
    code: `risk.${name}-limit`,
    message: `${name} of ${value.toFixed(2)} is above ${maximum} of equity ${equity.toFixed(2)}`,
  };
}

function isPositive(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
