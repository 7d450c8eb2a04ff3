import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Order } from "#shared/model/order.ts";
import { invariant } from "#engine/base/invariant.ts";
import { toAccountState } from "#engine/calc/accounting/ledger.ts";
import { sumAccount } from "#engine/calc/accounting/sum-account.ts";
import type { SessionOrder, SessionState } from "./session-state.ts";

const MAX_ORDERS = 200;

/** A session as the window and the command line show it; only of one that was opened. */
export function viewPaper(state: SessionState): PaperView {
  const { terms } = state;
  invariant(terms !== undefined, "a session must be opened before it is shown");
  const account = toAccountState(state.account);
  return {
    sessionId: state.sessionId,
    runId: terms.runId,
    strategy: terms.strategy ?? "none",
    symbols: terms.symbols,
    feed: terms.feed ?? "none",
    isSynthetic: terms.isSynthetic,
    status: state.closeReason === undefined ? "running" : "stopped",
    tsStartedMs: terms.tsOpenedMs,
    tsLastBarMs: state.tsLastBarMs,
    bars: state.bars,
    initialCash: terms.initialCash,
    account,
    ...sumAccount(account, terms.initialCash),
    orders: state.orders.slice(0, MAX_ORDERS).map(toOrder),
    fills: state.fills,
    fillCount: state.fillCount,
    refusals: state.refusals,
  };
}

function toOrder(order: SessionOrder): Order {
  const { id, symbol, side, quantity, type, reason, tsDecidedMs, state, filledQuantity } = order;
  return { id, symbol, side, quantity, type, reason, tsDecidedMs, state, filledQuantity };
}
