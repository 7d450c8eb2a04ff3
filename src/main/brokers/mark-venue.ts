import type { VenuePort } from "#engine/gateway/venue-port.ts";
import { crashPoint } from "#main/crash-point.ts";

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
    findByClientOrderId: (orderId) => asked("order-looked-up", venue.findByClientOrderId(orderId)),
    openOrders: () => asked("open-orders-listed", venue.openOrders()),
    executionsSince: (cursor) => asked("executions-listed", venue.executionsSince(cursor)),
    positions: () => asked("positions-listed", venue.positions()),
  };
}

async function asked<Answer>(point: string, asking: Promise<Answer>): Promise<Answer> {
  const answer = await asking;
  crashPoint(point);
  return answer;
}
