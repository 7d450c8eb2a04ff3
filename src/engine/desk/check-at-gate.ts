import { fail, type Result } from "#shared/ipc/result.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";
import { costFractionOf } from "#engine/calc/kernel/cost-fraction-of.ts";
import type { SimulatedVenue } from "#engine/calc/kernel/simulated-venue.ts";
import type { Approved } from "#engine/calc/risk/approved.ts";
import { checkOrder, type Refusal } from "#engine/calc/risk/check-order.ts";
import { checkGroup } from "./check-group.ts";
import type { OrderBook } from "./order-book.ts";
import { staleRefusal } from "./session-errors.ts";

interface GatedSession {
  readonly terms: PaperTerms;
  readonly venue: Pick<SimulatedVenue, "account" | "pending">;
  readonly book: OrderBook;
  /** The newest of the order's symbol. */
  readonly last: Bar | undefined;
  readonly isStopped: boolean;
}

/** The gate: what was decided at another bar than the newest does not pass, whoever approved it before. */
export function checkAtGate(
  request: OrderRequest,
  { terms, venue, book, last, isStopped }: GatedSession,
): Result<Approved<OrderRequest>, Refusal> {
  if (isStopped) return fail({ code: "paper.session-stopped", message: "the session was stopped" });
  if (last === undefined) {
    return fail({ code: "paper.no-price", message: `${request.symbol} has no bar in this session yet` });
  }
  if (request.tsDecidedMs !== last.tsOpenMs) return fail(staleRefusal(request, last));
  const wrongGroup = checkGroup(request, book);
  if (wrongGroup !== undefined) return fail(wrongGroup);
  const { feeBps, slippageBps, execution, allowShort, maximumPositionFraction, maximumGrossFraction } = terms;
  return checkOrder(request, venue.account(), {
    referencePrice: last.close,
    costFraction: costFractionOf({ ...execution, feeBps, slippageBps }),
    initialMargin: execution?.initialMargin,
    pending: venue.pending(),
    limits: { maximumPositionFraction, maximumGrossFraction, allowShort, isHalted: false },
  });
}
