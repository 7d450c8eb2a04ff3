import type { Contradiction } from "#shared/events/venue-events.ts";
import { moneyFromNumber } from "#shared/model/money.ts";
import type { Fill } from "#shared/model/order.ts";
import type { GatewayBook, GatewayOrder } from "./gateway-book.ts";
import type { VenueExecution } from "./venue-port.ts";

export type ExecutionVerdict =
  | { readonly kind: "new"; readonly order: GatewayOrder }
  | { readonly kind: "again" }
  | { readonly kind: "quarantine"; readonly what: Contradiction; readonly message: string };

/** Says whether a fill is booked, was booked before, or must not be booked because something contradicts it. */
export function judgeExecution(
  book: Pick<GatewayBook, "execution" | "find">,
  execution: VenueExecution,
): ExecutionVerdict {
  const { executionId, orderId, symbol, side } = execution;
  const booked = book.execution(executionId);
  if (booked !== undefined) {
    if (isSame(booked, execution)) return { kind: "again" };
    return quarantine("fill-mismatch", `fill ${executionId} came again with other data`);
  }
  const bad = impossibleIn(execution);
  if (bad !== undefined) return quarantine("fill-impossible", `fill ${executionId} cannot be: ${bad}`);
  const order = book.find(orderId);
  if (order === undefined) {
    return quarantine(
      "foreign-fill",
      `fill ${executionId} is of order ${orderId}, which was not sent from here`,
    );
  }
  if (order.symbol === symbol && order.side === side) return { kind: "new", order };
  return quarantine("fill-mismatch", `fill ${executionId} is not in the symbol and side of order ${orderId}`);
}

function quarantine(what: Contradiction, message: string): ExecutionVerdict {
  return { kind: "quarantine", what, message };
}

function isSame(booked: Fill, execution: VenueExecution): boolean {
  return (
    booked.orderId === execution.orderId &&
    booked.symbol === execution.symbol &&
    booked.side === execution.side &&
    booked.quantity === execution.quantity &&
    booked.price === execution.price &&
    booked.fee === execution.fee
  );
}

/** A time past this is none that a calendar can hold. */
const MOST_MS = 8e15;

function impossibleIn({ quantity, price, fee, tsMs }: VenueExecution): string | undefined {
  if (!(Number.isFinite(quantity) && quantity > 0))
    return `quantity must be finite and positive, was ${quantity}`;
  if (moneyFromNumber(quantity) === 0n) return `quantity must be at least 1e-8, was ${quantity}`;
  if (!(Number.isFinite(price) && price > 0)) return `price must be finite and positive, was ${price}`;
  if (!Number.isSafeInteger(tsMs) || tsMs < 0 || tsMs > MOST_MS)
    return `time must be whole milliseconds since 1970, was ${tsMs}`;
  // A fee may be negative: some venues pay for resting orders.
  return Number.isFinite(fee) ? undefined : `fee must be finite, was ${fee}`;
}
