import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import { correlationId, eventId, runId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";

/** An event of session `s1`, a second after the one before. */
export function anEvent<Name extends EventName>(
  seq: number,
  name: Name,
  payload: EventMap[Name],
): AnyEnvelope {
  // An Envelope<Name> is one member of the union; the compiler cannot see that for an open Name.
  return {
    seq,
    id: eventId(`e${seq}`),
    name,
    payload,
    tsEventMs: epochMs(seq * 1_000),
    tsInitMs: epochMs(seq * 1_000),
    sessionId: sessionId("s1"),
    runId: runId("r1"),
    correlationId: correlationId("r1"),
    causationId: undefined,
  } as AnyEnvelope;
}
