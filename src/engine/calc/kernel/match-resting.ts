import type { Bar } from "#shared/model/bar.ts";
import type { Fill, OrderRequest } from "#shared/model/order.ts";
import type { BarLength } from "./bar-length.ts";
import type { OrderFilling } from "./fill-orders.ts";
import type { MarketState } from "./market-context.ts";
import { matchOrder, type Match } from "./match-order.ts";
import { isLiveAt, isOverAfter, isOverBefore, isPastFor, learn, type Step } from "./order-life.ts";
import { barAfter, hasMemory, openRequest, type RestingOrder } from "./resting-order.ts";

/** An order that fills in the bar that is being matched. */
interface Candidate extends Match {
  readonly order: RestingOrder;
  readonly sequence: number;
}

/** Of orders that fill at the same moment the dearer outcome comes first: stops before limits. */
const RANK = { market: 0, stop: 1, stop_limit: 1, trailing_stop: 1, limit: 2 } as const;

/** Answers the function that shows a bar, or a shorter one inside it, to all resting orders and adds their fills. */
export function createMatching(
  { orders, rates, context: { costs, report } }: MarketState,
  filling: OrderFilling,
  barLength: BarLength,
): (step: Step, fills: Fill[]) => void {
  const { open } = orders;

  const seenOf = (order: RestingOrder, bar: Bar): Bar =>
    order.birth?.tsBarMs === bar.tsOpenMs ? barAfter(order.birth, bar, rates) : bar;

  const toCandidate = (order: RestingOrder, bar: Bar, sequence: number): readonly Candidate[] => {
    const match = matchOrder(order.request, seenOf(order, bar), rates, order.working);
    return match === undefined ? [] : [{ ...match, order, sequence }];
  };

  /** After the bar: what is over expires, the rest remembers what it has seen. */
  const settle = (order: RestingOrder, step: Step, isLive: boolean): void => {
    if (isLive && isOverAfter(order.request, step, barLength.ms())) {
      orders.expire(order);
      return;
    }
    if (!hasMemory(order.request, costs)) return;
    const working = learn(order, step, seenOf(order, step.bar), { isLive, terms: costs });
    if (working === undefined || working === order.working) return;
    order.working = working;
    report?.({ kind: "updated", order: openRequest(order), working });
  };

  /** What is done below where one order at the market is all that rests, as it nearly always is; false when more does. */
  const matchOnly = (step: Step, fills: Fill[]): boolean => {
    const [order] = open;
    if (order === undefined || open.length > 1 || !isPlain(order.request)) return false;
    if (isPastFor(order, step.bar) || !isLiveAt(order, step.bar, costs)) return false;
    const match = matchOrder(order.request, seenOf(order, step.bar), rates, order.working);
    if (match === undefined) return false;
    filling.fillOrder(order, match.price, step, fills);
    if (open.includes(order)) settle(order, step, true);
    return true;
  };

  return (step, fills) => {
    if (matchOnly(step, fills)) return;
    const { bar } = step;
    let sequence = 0;
    for (const order of open.filter((candidate) => isOverBefore(candidate, bar))) orders.expire(order);
    const met = open.filter((order) => !isPastFor(order, bar));
    const live = new Set(met.filter((order) => isLiveAt(order, bar, costs)));
    let queue = [...live].flatMap((order) => toCandidate(order, bar, (sequence += 1)));
    while (queue.length > 0) {
      const next = queue.reduce((first, other) => (compare(other, first) < 0 ? other : first));
      queue = queue.filter((candidate) => candidate !== next);
      if (!open.includes(next.order)) continue;
      for (const exit of filling.fillOrder(next.order, next.price, step, fills)) {
        met.push(exit);
        live.add(exit);
        queue.push(...toCandidate(exit, bar, (sequence += 1)));
      }
    }
    for (const order of met) if (open.includes(order)) settle(order, step, live.has(order));
  };
}

function compare(left: Candidate, right: Candidate): number {
  return (
    left.phase - right.phase ||
    RANK[left.order.request.type.kind] - RANK[right.order.request.type.kind] ||
    left.sequence - right.sequence
  );
}

/** At the market, until it fills, and nothing follows from it. */
function isPlain({ type, timeInForce, exits, group }: OrderRequest): boolean {
  return type.kind === "market" && timeInForce === undefined && exits === undefined && group === undefined;
}
