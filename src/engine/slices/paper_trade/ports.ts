import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { ContentHash, OrderId, RunId, SessionId } from "#shared/model/ids.ts";
import type { Order, OrderRequest } from "#shared/model/order.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";

/** Where the sessions are; they live longer than a call. */
export interface PaperDesk {
  open(terms: PaperTerms): PaperView;
  submit(sessionId: SessionId, order: OrderRequest): Result<Order, Refusal>;
  cancel(sessionId: SessionId, orderId: OrderId, reason: string): boolean;
  flatten(sessionId: SessionId, reason: string, symbols?: readonly string[]): readonly Order[];
  openOrders(sessionId: SessionId): readonly OrderRequest[];
  view(sessionId: SessionId): PaperView;
  orderListHash(sessionId: SessionId): ContentHash;
  findByRun(runId: RunId): PaperView | undefined;
  stop(sessionId: SessionId, reason: string): PaperView;
}

/** The feed whose bars the sessions of this process get. */
export interface PaperFeed {
  /** Throws a user error when it has no bars of one of the symbols; of a recorded session when one is named. */
  describe(
    symbols: readonly string[],
    recordedSession?: string,
  ): { readonly feed: string; readonly isSynthetic: boolean };
}

export interface PaperTradePorts {
  readonly desk: PaperDesk;
  readonly feed: PaperFeed;
}
