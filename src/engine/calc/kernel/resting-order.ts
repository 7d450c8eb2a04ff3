import type { Bar } from "#shared/model/bar.ts";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Fill, OrderRequest, WorkingState } from "#shared/model/order.ts";
import { slip, type MatchRates } from "./match-order.ts";

/** The fill that an exit was placed for, and the bar in which that was. */
export interface Birth {
  readonly tsBarMs: EpochMs;
  readonly fill: Fill;
  /** True when the entry waited at its price. */
  readonly isLimit: boolean;
}

/** An order at the simulated venue. */
export interface RestingOrder {
  readonly request: OrderRequest;
  /** What is left to fill. */
  remaining: number;
  filled: number;
  /** Fees of its fills so far, and what they would be without the minimum. */
  feesPaid: number;
  feesEarned: number;
  fillCount: number;
  /** Undefined while nothing had to be remembered. */
  working: WorkingState | undefined;
  readonly birth: Birth | undefined;
}

export function restOrder(request: OrderRequest, birth?: Birth): RestingOrder {
  return {
    request,
    remaining: request.quantity,
    filled: 0,
    feesPaid: 0,
    feesEarned: 0,
    fillCount: 0,
    working: undefined,
    birth,
  };
}

/** The order as it is open: for what has not filled. */
export function openRequest({ request, remaining }: RestingOrder): OrderRequest {
  return remaining === request.quantity ? request : { ...request, quantity: remaining };
}

/** True for an order that must remember bars: where it trails, whether it was touched, since when it waits or is live. */
export function hasMemory({ type, timeInForce }: OrderRequest, terms: ExecutionTerms): boolean {
  const { latencyBars = 0, latencyMs = 0 } = terms;
  return (
    type.kind === "trailing_stop" ||
    type.kind === "stop_limit" ||
    timeInForce?.kind === "day" ||
    latencyBars > 0 ||
    latencyMs > 0
  );
}

/**
 * What of its bar an exit meets that was placed inside it. After an entry at the open that is the whole bar. Inside the
 * bar it is what may have come later at its worst: both extremes after a stop, which the price must have touched on its
 * way; after a limit the adverse one, and no better price than the close.
 */
export function barAfter({ fill, isLimit }: Birth, bar: Bar, rates: MatchRates): Bar {
  const { price, side } = fill;
  const sign = side === "buy" ? 1 : -1;
  if (price === slip(bar.open, sign, rates.takerBps) || price === slip(bar.open, sign, rates.makerBps))
    return bar;
  const [worst, best] = sign === 1 ? [bar.low, bar.high] : [bar.high, bar.low];
  const better = isLimit ? farther(sign, price, bar.close) : farther(sign, price, best);
  const worse = farther(sign === 1 ? -1 : 1, price, worst);
  return sign === 1
    ? { ...bar, open: price, high: better, low: worse }
    : { ...bar, open: price, high: worse, low: better };
}

function farther(sign: 1 | -1, left: number, right: number): number {
  return sign === 1 ? Math.max(left, right) : Math.min(left, right);
}
