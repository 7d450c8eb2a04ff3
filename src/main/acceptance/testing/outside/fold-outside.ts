import { canonicalJson } from "#engine/base/canonical-json.ts";
import { toAccountState, type Ledger } from "#engine/calc/accounting/ledger.ts";
import { emptySnapshot, restore } from "#engine/session/restore.ts";
import type { SessionOrder } from "#engine/session/session-state.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { sessionId, type ContentHash } from "#shared/model/ids.ts";
import type { Fill } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";

export interface OutsideState {
  readonly orders: readonly SessionOrder[];
  readonly account: AccountState;
  readonly ledger: Ledger;
  /** Names orders, fills and account: what must not depend on kills. */
  readonly hash: ContentHash;
}

/** The state that the trader's events fold to; fills are told in any order, so here they are in that of their names. */
export function foldOutside(events: readonly AnyEnvelope[]): OutsideState {
  const { state } = restore(emptySnapshot(sessionId("outside")), events);
  const orders = state.orders.map((order) => ({ ...order, fills: order.fills.toSorted(byExecution) }));
  const account = toAccountState(state.account);
  return { orders, account, ledger: state.account, hash: nodeHasher(canonicalJson({ orders, account })) };
}

function byExecution(left: Fill, right: Fill): number {
  return (left.executionId ?? "") < (right.executionId ?? "") ? -1 : 1;
}
