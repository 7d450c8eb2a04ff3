import type { OrderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import type { SizedOrder, SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Approved } from "../risk/approved.ts";
import { checkOrder, type Refusal } from "../risk/check-order.ts";
import { grossOfOthers, heldOf, projectedQuantity, type PendingOrder } from "../risk/project-exposure.ts";
import type { OrderFacts, OrderToSize } from "../sizing/order-to-size.ts";
import { sizeOrder } from "../sizing/size-order.ts";
import type { Decision } from "../strategies/strategy.ts";

/** A strategy's decision with all that was known at the close of its bar. */
export interface DecisionToTrade {
  readonly orderId: OrderId;
  readonly symbol: string;
  /** Open time of the bar at whose close it was decided. */
  readonly tsMs: EpochMs;
  /** That close. */
  readonly price: number;
  readonly decision: Decision;
  readonly facts: OrderFacts;
}

export interface TradingRules {
  readonly policy: SizingPolicy;
  readonly allowShort: boolean;
  readonly isHalted: boolean;
  /** Fee, slippage and half spread a side as a fraction of notional. */
  readonly costFraction: number;
  /** Own money needed, as a fraction of all positions; nobody lends when left out. */
  readonly initialMargin?: number | undefined;
}

/** The account that the order would belong to, and what is already under way. */
export interface Desk {
  readonly account: AccountState;
  readonly pending: readonly PendingOrder[];
  /** The open orders of the symbol; one that leads where the strategy does not want to be is taken back. */
  readonly open?: readonly OrderRequest[];
}

/** All members are undefined when nothing had to be done. */
export interface DecidedOrder {
  readonly order: Approved<OrderRequest> | undefined;
  /** Why the position that was wanted is not sought, even when an order leaves the old one. */
  readonly refusal: Refusal | undefined;
  /** What sizing was asked and answered, when a position was wanted. */
  readonly sizing: { readonly order: OrderToSize; readonly sized: SizedOrder } | undefined;
  /** Entries that are taken back before the order goes out. */
  readonly cancelled: readonly OrderId[];
}

const NONE: readonly OrderId[] = [];
const NOTHING: DecidedOrder = {
  order: undefined,
  refusal: undefined,
  sizing: undefined,
  cancelled: NONE,
};

/** Which way a decision points when short sales are allowed or not: without them `short` only leaves a long. */
export function directionOf(decision: Decision, allowShort: boolean): 1 | 0 | -1 {
  if (decision.target === "long") return 1;
  return decision.target === "short" && allowShort ? -1 : 0;
}

/**
 * Decision -> target position -> sized order -> risk check; the same in backtest, paper and live.
 * A position that already points the right way is left alone, whatever its size, and so is an entry that waits for one.
 * An entry that leads elsewhere is taken back. A position the other way is left at the market before an entry at a price
 * is placed: that one is sent when the strategy asks again.
 */
export function decideOrder(request: DecisionToTrade, desk: Desk, rules: TradingRules): DecidedOrder {
  const direction = directionOf(request.decision, rules.allowShort);
  const cancelled = findWrongEntries(request.symbol, direction, desk);
  if (cancelled.length > 0) {
    const pending = desk.pending.filter((order) => order.id === undefined || !cancelled.includes(order.id));
    return { ...decideOrder(request, { account: desk.account, pending }, rules), cancelled };
  }
  const current = projectedQuantity(request.symbol, desk.account, desk.pending);
  if (direction === Math.sign(current)) return NOTHING;
  if (direction === 0) {
    const { order, refusal } = submit(request, -current, desk, rules);
    return { order, refusal, sizing: undefined, cancelled: NONE };
  }
  const toSize = toOrderToSize(request, direction, desk);
  const sized = sizeOrder(rules.policy, toSize);
  const decided = seek(request, { current, target: direction * sized.quantity }, desk, rules);
  const refusal = sized.quantity === 0 ? zeroSizeRefusal(request, sized) : decided.refusal;
  return { order: decided.order, refusal, sizing: { order: toSize, sized }, cancelled: NONE };
}

/** Open orders at a price that would open a position which is not wanted. */
function findWrongEntries(
  symbol: string,
  direction: 1 | 0 | -1,
  { account, open }: Desk,
): readonly OrderId[] {
  // Nearly always so, and asked for every order.
  if (open === undefined || open.length === 0) return NONE;
  const held = heldOf(symbol, account);
  return open
    .filter((order) => {
      const side = order.side === "buy" ? 1 : -1;
      const isEntry = order.symbol === symbol && order.parentId === undefined && order.type.kind !== "market";
      return isEntry && side !== direction && side * held >= 0;
    })
    .map(({ id }) => id);
}

type Checked = Pick<DecidedOrder, "order" | "refusal">;

/** Goes from `current` to `target`; when that is refused, at least the wrong position is left. */
function seek(
  request: DecisionToTrade,
  { current, target }: { readonly current: number; readonly target: number },
  desk: Desk,
  rules: TradingRules,
): Checked {
  if (request.decision.entry !== undefined && current !== 0) return submit(request, -current, desk, rules);
  const wanted = submit(request, target - current, desk, rules);
  if (wanted.refusal === undefined || current === 0 || target === 0) return wanted;
  return { order: submit(request, -current, desk, rules).order, refusal: wanted.refusal };
}

function submit(request: DecisionToTrade, change: number, desk: Desk, rules: TradingRules): Checked {
  if (change === 0) return NOTHING;
  const { maximumPositionFraction, maximumGrossFraction } = rules.policy;
  const { allowShort, isHalted, costFraction, initialMargin } = rules;
  const held = projectedQuantity(request.symbol, desk.account, desk.pending);
  const checked = checkOrder(toOrder(request, change, held), desk.account, {
    referencePrice: request.price,
    costFraction,
    initialMargin,
    pending: desk.pending,
    limits: { maximumPositionFraction, maximumGrossFraction, allowShort, isHalted },
  });
  return checked.ok
    ? { order: checked.value, refusal: undefined }
    : { order: undefined, refusal: checked.error };
}

function toOrder(request: DecisionToTrade, change: number, held: number): OrderRequest {
  const order: OrderRequest = {
    id: request.orderId,
    symbol: request.symbol,
    side: change > 0 ? "buy" : "sell",
    quantity: Math.abs(change),
    type: { kind: "market" },
    reason: request.decision.reason,
    tsDecidedMs: request.tsMs,
  };
  const { entry, exits, timeInForce } = request.decision;
  if (entry === undefined && exits === undefined && timeInForce === undefined) return order;
  const isOpening = Math.sign(held + change) === Math.sign(change);
  return isOpening ? { ...order, ...termsOf(request.decision, held) } : order;
}

/** How the order that opens is sent. Time in force belongs to an entry at a price, and to one that turns nothing round. */
function termsOf({ entry, exits, timeInForce }: Decision, held: number): Partial<OrderRequest> {
  return {
    ...(entry === undefined ? {} : { type: entry }),
    ...(exits === undefined ? {} : { exits }),
    ...(timeInForce === undefined || held !== 0 ? {} : { timeInForce }),
  };
}

function toOrderToSize(request: DecisionToTrade, direction: 1 | -1, desk: Desk): OrderToSize {
  const { account, pending } = desk;
  const { volatility, atr, regime, patternBias } = request.facts;
  // Named one by one: a spread costs more than all else here.
  return {
    volatility,
    atr,
    regime,
    patternBias,
    equity: account.equity,
    price: request.price,
    direction,
    strength: request.decision.strength,
    grossExposureFraction: grossOfOthers(request.symbol, account, pending) / account.equity,
  };
}

function zeroSizeRefusal(request: DecisionToTrade, sized: SizedOrder): Refusal {
  const limit = sized.bindingLimit ?? "unknown";
  return {
    code: `sizing.${limit.replaceAll("_", "-")}`,
    message: `size of a ${request.decision.target} position in ${request.symbol} was 0: ${limit.replaceAll("_", " ")}`,
  };
}
