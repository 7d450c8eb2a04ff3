import type { AnyEnvelope, Envelope } from "#shared/events/event-map.ts";
import { correlationId, eventId, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";

/** `order.accepted` with that number, unless told otherwise. */
export function anEnvelope(seq: number, changes: Partial<Envelope> = {}): AnyEnvelope {
  return {
    seq,
    id: eventId(`e${seq}`),
    name: "order.accepted",
    payload: { orderId: orderId(`o${seq}`) },
    tsEventMs: epochMs(1_000 + seq),
    tsInitMs: epochMs(2_000 + seq),
    sessionId: sessionId("s1"),
    runId: undefined,
    correlationId: correlationId("c1"),
    causationId: undefined,
    ...changes,
    // A test that changes the name gives the payload that belongs to it.
  } as AnyEnvelope;
}
