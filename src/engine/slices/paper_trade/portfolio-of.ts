import type { z } from "zod";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { sessionId } from "#shared/model/ids.ts";
import type { paperTradeManifest } from "./manifest.ts";
import type { PaperDesk } from "./ports.ts";

type Status = (typeof paperTradeManifest)["methods"]["status"];

/** What a step needs to know of a session; orders and fills themselves are events. */
export function portfolioOf(desk: PaperDesk, view: PaperView): z.output<Status["output"]>["portfolio"] {
  const session = sessionId(view.sessionId);
  const { status, isSynthetic, bars, fillCount, refusals, account } = view;
  return {
    sessionId: view.sessionId,
    status,
    isSynthetic,
    bars,
    fillCount,
    refusals,
    account,
    openOrders: desk.openOrders(session).length,
    orderListHash: desk.orderListHash(session),
  };
}
