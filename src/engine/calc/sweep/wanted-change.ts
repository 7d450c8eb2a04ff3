import type { LeanTerms } from "./lean-market.ts";

/** As in the risk check: allows for the rounding of a product that was sized to sit exactly on the limit. */
const TOLERANCE = 1 + 1e-9;

/** The account of one symbol at the close that decides. */
export interface LeanAccount {
  readonly cash: number;
  readonly held: number;
  readonly equity: number;
  readonly price: number;
}

/**
 * Units to buy, negative to sell, on the way to a position of this direction: what `decideOrder` orders, in its order
 * of operations. Where what is wanted is refused or has no size, the position that is held is left all the same.
 */
export function wantedChange(terms: LeanTerms, direction: number, account: LeanAccount): number {
  const leave = -account.held;
  if (direction === 0) return leave;
  const quantity = sizeOf(terms, account);
  if (quantity === 0) return leave;
  const change = direction * quantity - account.held;
  return isAllowed(terms, change, account) ? change : leave;
}

function sizeOf(terms: LeanTerms, { equity, price }: LeanAccount): number {
  if (!(equity > 0)) return 0;
  const wanted = (terms.fraction * equity) / price;
  const cap =
    (Math.min(terms.maximumPositionFraction, Math.max(0, terms.maximumGrossFraction)) * equity) / price;
  const lots = Math.floor((wanted > cap ? cap : wanted) / terms.lotSize + 1e-9);
  const quantity = Math.round(lots * terms.lotSize * 1e8) / 1e8;
  return quantity > 0 && !(quantity * price < terms.minimumNotional) ? quantity : 0;
}

function isAllowed(terms: LeanTerms, change: number, { cash, held, equity, price }: LeanAccount): boolean {
  const costFraction = (terms.feeBps + terms.slippageBps) / 10_000;
  if (change > 0 && !(change * price * (1 + costFraction) <= cash)) return false;
  const notional = Math.abs((held + change) * price);
  const isShort = held + change < 0;
  if (isShort && !(notional + -change * price * costFraction <= equity)) return false;
  return (
    notional <= terms.maximumPositionFraction * equity * TOLERANCE &&
    notional <= terms.maximumGrossFraction * equity * TOLERANCE
  );
}
