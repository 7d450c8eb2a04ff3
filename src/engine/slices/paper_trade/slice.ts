import { defineSlice } from "#engine/base/define-slice.ts";
import { orderId, sessionId } from "#shared/model/ids.ts";
import { findSession } from "./find-session.ts";
import { managePositions } from "./manage-positions.ts";
import { paperTradeManifest } from "./manifest.ts";
import { portfolioOf } from "./portfolio-of.ts";
import type { PaperTradePorts } from "./ports.ts";
import { start } from "./start.ts";
import { submitOrder, toAccepted } from "./submit-order.ts";

const BY_REQUEST = "by request";

export function createPaperTrade(ports: PaperTradePorts) {
  const { desk } = ports;
  return defineSlice(paperTradeManifest, {
    start: (input, context) => start(ports, input, context),
    submit_order: (input, context) => submitOrder(desk, input, context),
    cancel_order(input, context) {
      const session = sessionId(findSession(desk, input, context).sessionId);
      return { cancelled: desk.cancel(session, orderId(input.orderId), BY_REQUEST) };
    },
    status: (input, context) => ({ portfolio: portfolioOf(desk, findSession(desk, input, context)) }),
    manage_positions: (input, context) => managePositions(desk, input, context),
    flatten(input, context) {
      const session = sessionId(findSession(desk, input, context).sessionId);
      return { submitted: desk.flatten(session, BY_REQUEST).map(toAccepted) };
    },
    stop(input, context) {
      const session = sessionId(findSession(desk, input, context).sessionId);
      return { portfolio: portfolioOf(desk, desk.stop(session, input.reason)) };
    },
  });
}
