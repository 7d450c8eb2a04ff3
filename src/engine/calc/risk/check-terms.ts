import { formatIsoTime } from "#shared/model/time.ts";
import type { OrderRequest, Trail } from "#shared/model/order.ts";

/** Why an order says what cannot be. */
interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * What an order says beside side and quantity: prices that are prices, trails that can trail, exits on the right side of
 * the entry, and a time that is still to come.
 */
export function checkTerms(order: OrderRequest, referencePrice: number): Refusal | undefined {
  const { type, exits, timeInForce } = order;
  // Nearly always so, and asked for every order.
  if (type.kind === "market" && exits === undefined && timeInForce === undefined) return undefined;
  return (
    checkPrices(order) ??
    checkTrail(order.type.kind === "trailing_stop" ? order.type.trail : undefined) ??
    checkTrail(order.exits?.trail) ??
    checkExits(order, referencePrice) ??
    checkTime(order)
  );
}

function checkPrices({ type, exits }: OrderRequest): Refusal | undefined {
  const prices = [
    ...(type.kind === "stop_limit" ? [type.stop, type.limit] : []),
    ...[exits?.stop, exits?.target].filter((price) => price !== undefined),
  ];
  const bad = prices.find((price) => !(Number.isFinite(price) && price > 0));
  if (bad === undefined) return undefined;
  return { code: "risk.bad-price", message: `price must be finite and positive, was ${bad}` };
}

function checkTrail(trail: Trail | undefined): Refusal | undefined {
  if (trail === undefined) return undefined;
  const isAmount = trail.kind === "amount";
  const distance = isAmount ? trail.amount : trail.fraction;
  if (Number.isFinite(distance) && distance > 0 && (isAmount || distance < 1)) return undefined;
  const rule = isAmount ? "positive" : "above 0 and below 1";
  return { code: "risk.bad-trail", message: `trail must be ${rule}, was ${distance}` };
}

function checkExits(order: OrderRequest, referencePrice: number): Refusal | undefined {
  const { exits, side, parentId } = order;
  if (exits === undefined) return undefined;
  if (parentId !== undefined) return refuseExits("an exit has no exits of its own");
  const { stop, target, trail } = exits;
  if (stop === undefined && target === undefined && trail === undefined) {
    return refuseExits("exits must name a stop, a target or a trail");
  }
  const entry = entryOf(order, referencePrice);
  const sign = side === "buy" ? 1 : -1;
  const [below, above] = side === "buy" ? ["below", "above"] : ["above", "below"];
  if (stop !== undefined && sign * stop >= sign * entry) {
    return refuseExits(`the stop of a ${side} must be ${below} its entry at ${entry}, was ${stop}`);
  }
  if (target !== undefined && sign * target <= sign * entry) {
    return refuseExits(`the target of a ${side} must be ${above} its entry at ${entry}, was ${target}`);
  }
  return undefined;
}

function entryOf({ type }: OrderRequest, referencePrice: number): number {
  if (type.kind === "limit" || type.kind === "stop_limit") return type.limit;
  return type.kind === "stop" ? type.stop : referencePrice;
}

function refuseExits(message: string): Refusal {
  return { code: "risk.bad-exits", message };
}

function checkTime({ timeInForce, tsDecidedMs }: OrderRequest): Refusal | undefined {
  if (timeInForce?.kind !== "gtd") return undefined;
  const { tsUntilMs } = timeInForce;
  if (Number.isFinite(tsUntilMs) && tsUntilMs > tsDecidedMs) return undefined;
  const until = Number.isFinite(tsUntilMs) ? formatIsoTime(tsUntilMs) : String(tsUntilMs);
  return {
    code: "risk.bad-time-in-force",
    message: `an order must be good until after the bar of ${formatIsoTime(tsDecidedMs)}, was ${until}`,
  };
}
