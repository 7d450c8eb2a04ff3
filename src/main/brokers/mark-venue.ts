import type { VenuePort } from "#engine/gateway/venue-port.ts";
import { crashPoint } from "#main/node/crash-point.ts";

/** The venue with the points at which tests kill the process around each call; see docs/reliability.md. */
export function markVenue(venue: VenuePort): VenuePort {
  return {
    name: venue.name,
    receiveWindowMs: venue.receiveWindowMs,
    async submit(order, tsSentMs) {
      crashPoint("order-sending");
      const answer = venue.submit(order, tsSentMs);
      crashPoint("order-on-its-way");
      const known = await answer;
      crashPoint("order-answered");
      return known;
    },
    async cancel(orderId) {
      crashPoint("cancel-sending");
      const answer = venue.cancel(orderId);
      crashPoint("cancel-on-its-way");
      const known = await answer;
      crashPoint("cancel-answered");
      return known;
    },
    async findByClientOrderId(orderId) {
      const found = await venue.findByClientOrderId(orderId);
      crashPoint("order-looked-up");
      return found;
    },
    async openOrders() {
      const open = await venue.openOrders();
      crashPoint("open-orders-listed");
      return open;
    },
    async executionsSince(cursor) {
      const executed = await venue.executionsSince(cursor);
      crashPoint("executions-listed");
      return executed;
    },
    async positions() {
      const held = await venue.positions();
      crashPoint("positions-listed");
      return held;
    },
  };
}
