import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { SessionId } from "#shared/model/ids.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { Order, OrderRequest } from "#shared/model/order.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";

/** The known order of that id; throws when the request names another one with it. */
export function sameOrder(known: Order, request: OrderRequest): Order {
  const { symbol, side, quantity, type } = request;
  const isSame =
    known.symbol === symbol &&
    known.side === side &&
    known.quantity === quantity &&
    known.type.kind === type.kind;
  if (isSame) return known;
  throw userError({
    code: "paper.order-id-reused",
    message: `order id must name one order, was ${request.id} for another one`,
    field: "id",
    value: request.id,
    remedy: "give each order an id of its own",
  });
}

export function staleRefusal(request: OrderRequest, last: Bar): Refusal {
  const decided = formatIsoTime(request.tsDecidedMs);
  return {
    code: "paper.stale-decision",
    message: `order in ${request.symbol} was decided at the bar of ${decided}, the newest is of ${formatIsoTime(last.tsOpenMs)}`,
  };
}

export function stoppedError(sessionId: SessionId): Error {
  return refusedError({
    code: "paper.session-stopped",
    message: `session ${sessionId} was stopped and takes no bars`,
    field: "session",
    value: sessionId,
    remedy: "start a new session",
  });
}
