import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { SessionId } from "#shared/model/ids.ts";
import { invariant } from "#engine/base/invariant.ts";
import { applyEvent } from "./apply-event.ts";
import { emptySession } from "./session-state.ts";
import type { SessionState } from "./session-state.ts";

/** The state of a session after the event with that `seq`; any such pair may stand for all events up to it. */
export interface SessionSnapshot {
  readonly seq: number;
  readonly state: SessionState;
}

/** Before the first event. */
export function emptySnapshot(sessionId: SessionId): SessionSnapshot {
  return { seq: 0, state: emptySession(sessionId) };
}

/** State from a snapshot and the tail of the log, ascending in `seq`; what the snapshot already holds is skipped. */
export function restore(snapshot: SessionSnapshot, tail: Iterable<AnyEnvelope>): SessionSnapshot {
  let { seq, state } = snapshot;
  let previous = 0;
  for (const envelope of tail) {
    invariant(envelope.seq > previous, `events must ascend in seq, was ${envelope.seq} after ${previous}`);
    previous = envelope.seq;
    if (envelope.seq <= seq) continue;
    state = applyEvent(state, envelope);
    seq = envelope.seq;
  }
  return { seq, state };
}
