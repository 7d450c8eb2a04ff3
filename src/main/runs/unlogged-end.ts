import type { Clock } from "#engine/base/clock.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { Envelope } from "#shared/events/event-map.ts";
import { correlationId, eventId, sessionId, type RunId } from "#shared/model/ids.ts";
import { newId } from "#main/node/node-ports.ts";

/**
 * The end of a run whose log refused to write it down, such as on a full disk. It is told and not stored: who waits for
 * the run must hear that it is over, and after a restart its log shows it cut off, which is what happened.
 */
export function unloggedEnd(runId: RunId, thrown: unknown, clock: Clock): Envelope<"workflow.failed"> {
  const tsNowMs = clock.now();
  return {
    seq: 0,
    id: eventId(newId("event")),
    name: "workflow.failed",
    payload: { step: "", error: toSerialError(thrown) },
    tsEventMs: tsNowMs,
    tsInitMs: tsNowMs,
    sessionId: sessionId("unlogged"),
    runId,
    correlationId: correlationId(runId),
    causationId: undefined,
  };
}
