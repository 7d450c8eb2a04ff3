import { createRng, deriveSeed } from "#engine/base/rng.ts";
import type { VenueExecution } from "#engine/gateway/venue-port.ts";
import { orderId } from "#shared/model/ids.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import { epochMs } from "#shared/model/time.ts";

/** What the venue does to an order; each is done once, also when the venue itself dies of it. */
export const FATES = [
  "plain",
  "accept_then_drop",
  "rests",
  "drop_before",
  "duplicate_fills",
  "accept_then_die",
  "fills_before_answer",
  "rests_cancel_then_drop",
  "out_of_order",
  "reject",
  "accept_then_hang",
  "overfill",
  "rests_cancel_dropped",
  "silent",
  "contradicted_fill",
  "die_before",
  "rests_cancel_then_die",
  "rests_unfilled_then_drop",
] as const;
type Fate = (typeof FATES)[number];

export interface ScriptedOrder {
  readonly request: OrderRequest;
  readonly fate: Fate;
  /** Works until it is cancelled, with what was filled by then. */
  readonly isResting: boolean;
  /** All that is ever filled of it, in the order in which the venue tells it. */
  readonly executions: readonly VenueExecution[];
}

/** What is traded under a seed: trader and venue know the same script, and nothing in it depends on time. */
export function orderScript(seed: number, length: number): readonly ScriptedOrder[] {
  return Array.from({ length }, (_, index) => scriptOrder(seed, index));
}

function scriptOrder(seed: number, index: number): ScriptedOrder {
  const id = orderId(`s${seed}-o${index}`);
  const rng = createRng(deriveSeed(seed, id));
  const fate = FATES[(index + seed) % FATES.length] ?? "plain";
  const isResting = fate.startsWith("rests");
  const price = 50 + Math.floor(rng.next() * 100);
  const request: OrderRequest = {
    id,
    symbol: rng.next() < 0.5 ? "AAPL" : "MSFT",
    side: rng.next() < 0.6 ? "buy" : "sell",
    quantity: 4 + Math.floor(rng.next() * 20),
    type: isResting ? { kind: "limit", limit: price } : { kind: "market" },
    reason: fate,
    tsDecidedMs: epochMs(index),
  };
  const executions = executionsOf(request, price, partsOf(request.quantity, fate, rng.next()));
  return {
    request,
    fate,
    isResting,
    executions: fate === "out_of_order" ? executions.toReversed() : executions,
  };
}

function partsOf(quantity: number, fate: Fate, share: number): readonly number[] {
  if (fate === "reject" || fate === "rests_unfilled_then_drop") return [];
  const first = 1 + Math.floor(share * (quantity - 2));
  if (fate.startsWith("rests")) return [first];
  return fate === "overfill" ? [first, quantity - first, 2] : [first, quantity - first];
}

function executionsOf(
  { id, symbol, side, tsDecidedMs }: OrderRequest,
  price: number,
  parts: readonly number[],
): readonly VenueExecution[] {
  return parts.map((quantity, index) => ({
    executionId: `${id}-x${index + 1}`,
    orderId: id,
    symbol,
    side,
    quantity,
    price,
    fee: 0.25,
    tsMs: epochMs(tsDecidedMs + 1),
  }));
}
