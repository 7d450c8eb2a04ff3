import type { Bar } from "#shared/model/bar.ts";
import type { OrderType, Side, Trail, WorkingState } from "#shared/model/order.ts";
import { roundUnits } from "../accounting/round-units.ts";

/** Adverse price moves in basis points: of an order that takes what there is, and of one that waits at its price. */
export interface MatchRates {
  /** Slippage and half of the spread. */
  readonly takerBps: number;
  /** Half of the spread. */
  readonly makerBps: number;
}

/** Parts of a bar in the order in which orders fill: the open is known to be first, then the dearer outcome. */
export const AT_OPEN = 0;
export const BY_STOP = 1;
export const BY_LIMIT = 2;

/** That an order fills in a bar, when, and at which price. */
export interface Match {
  readonly phase: typeof AT_OPEN | typeof BY_STOP | typeof BY_LIMIT;
  readonly price: number;
}

export interface OrderToMatch {
  readonly type: OrderType;
  readonly side: Side;
}

/**
 * How a resting order fills in `bar`; undefined when it does not.
 *
 * A market order pays the open and slippage. A limit gets its price, or the open where that is better, and no slippage;
 * the spread must leave it that price. A stop becomes a market order where it is touched: at its price, or at the open
 * when the bar gaps through it. A stop-limit fills like a stop, never beyond its limit; what was touched inside the bar
 * and left its limit behind fills when the close has come back. A trailing stop meets the bar's adverse extreme before
 * the favourable one moves it, and then the close.
 */
export function matchOrder(
  { type, side }: OrderToMatch,
  bar: Bar,
  rates: MatchRates,
  working?: WorkingState,
): Match | undefined {
  const sign = side === "buy" ? 1 : -1;
  switch (type.kind) {
    case "market":
      return toMatch(AT_OPEN, slip(bar.open, sign, rates.takerBps));
    case "limit":
      return matchLimit(type.limit, sign, bar, rates);
    case "stop":
      return matchStop(type.stop, sign, bar, rates);
    case "stop_limit":
      return working?.isTriggered === true
        ? matchLimit(type.limit, sign, bar, rates)
        : matchStopLimit(type, sign, bar, rates);
    case "trailing_stop":
      return matchTrailing(type.trail, sign, bar, rates, working?.extreme);
  }
}

/** The price after an adverse move, rounded as books count. */
export function slip(price: number, sign: 1 | -1, bps: number): number {
  return bps === 0 ? price : roundUnits(price * (1 + (sign * bps) / 10_000));
}

/** Where a stop stands that trails `extreme`; a sell's is below it. */
function trailLevel(trail: Trail, sign: 1 | -1, extreme: number): number {
  const distance = trail.kind === "amount" ? trail.amount : extreme * trail.fraction;
  return roundUnits(extreme + sign * distance);
}

/** The better of the two for who follows the price with a stop of that side: a sell's stop follows the highest. */
export function bestOf(sign: 1 | -1, left: number, right: number): number {
  return sign === 1 ? Math.min(left, right) : Math.max(left, right);
}

function toMatch(phase: Match["phase"], price: number): Match | undefined {
  return Number.isNaN(price) ? undefined : { phase, price };
}

// Comparisons are mirrored for sells, so that "at or above" reads the same for both sides.

/** Lowest price of the bar for a buy, highest for a sell. */
function cheapest(sign: 1 | -1, bar: Bar): number {
  return sign === 1 ? bar.low : bar.high;
}

function dearest(sign: 1 | -1, bar: Bar): number {
  return sign === 1 ? bar.high : bar.low;
}

function matchLimit(limit: number, sign: 1 | -1, bar: Bar, { makerBps }: MatchRates): Match | undefined {
  const open = slip(bar.open, sign, makerBps);
  if (sign * open <= sign * limit) return { phase: AT_OPEN, price: open };
  const isReached = sign * slip(cheapest(sign, bar), sign, makerBps) <= sign * limit;
  return isReached ? { phase: BY_LIMIT, price: limit } : undefined;
}

function matchStop(stop: number, sign: 1 | -1, bar: Bar, { takerBps }: MatchRates): Match | undefined {
  if (sign * bar.open >= sign * stop) return { phase: AT_OPEN, price: slip(bar.open, sign, takerBps) };
  const isTouched = sign * dearest(sign, bar) >= sign * stop;
  return isTouched ? { phase: BY_STOP, price: slip(stop, sign, takerBps) } : undefined;
}

function matchStopLimit(
  { stop, limit }: { readonly stop: number; readonly limit: number },
  sign: 1 | -1,
  bar: Bar,
  rates: MatchRates,
): Match | undefined {
  const hit = matchStop(stop, sign, bar, rates);
  if (hit === undefined) return undefined;
  const touchedAt = hit.phase === AT_OPEN ? bar.open : stop;
  if (sign * touchedAt <= sign * limit) {
    return { phase: hit.phase, price: sign * hit.price <= sign * limit ? hit.price : limit };
  }
  // Touched at the open, the whole bar is left to come back; touched inside, only the close is known to be later.
  if (hit.phase === AT_OPEN) return matchLimit(limit, sign, bar, rates);
  const isBack = sign * slip(bar.close, sign, rates.makerBps) <= sign * limit;
  return isBack ? { phase: BY_LIMIT, price: limit } : undefined;
}

function matchTrailing(
  trail: Trail,
  sign: 1 | -1,
  bar: Bar,
  rates: MatchRates,
  extreme: number | undefined,
): Match | undefined {
  const known =
    extreme === undefined ? undefined : matchStop(trailLevel(trail, sign, extreme), sign, bar, rates);
  if (known?.phase === AT_OPEN) return known;
  const atOpen = extreme === undefined ? bar.open : bestOf(sign, extreme, bar.open);
  const level = trailLevel(trail, sign, atOpen);
  if (sign * dearest(sign, bar) >= sign * level) {
    return { phase: BY_STOP, price: slip(level, sign, rates.takerBps) };
  }
  const moved = trailLevel(trail, sign, bestOf(sign, atOpen, cheapest(sign, bar)));
  if (sign * bar.close < sign * moved) return undefined;
  return { phase: BY_STOP, price: slip(moved, sign, rates.takerBps) };
}
