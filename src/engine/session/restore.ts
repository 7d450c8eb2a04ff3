import type { SessionId } from "#shared/model/ids.ts";
import type { IsoDate } from "#shared/model/time.ts";
import { invariant } from "#engine/base/invariant.ts";
import { applyEvent } from "./apply-event.ts";
import type { SessionEvent } from "./session-event.ts";
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

/**
 * State from a snapshot and the tail of the log, ascending in `seq`; what the snapshot already holds is skipped. With
 * `until` it stops before the first event of a later trading day.
 */
export function restore(
  snapshot: SessionSnapshot,
  tail: Iterable<SessionEvent>,
  until?: IsoDate,
): SessionSnapshot {
  let { seq, state } = snapshot;
  let previous = 0;
  for (const event of tail) {
    invariant(event.seq > previous, `events must ascend in seq, was ${event.seq} after ${previous}`);
    previous = event.seq;
    if (event.seq <= seq) continue;
    const next = applyEvent(state, event);
    if (until !== undefined && next.day !== undefined && next.day.date > until) break;
    state = next;
    seq = event.seq;
  }
  return { seq, state };
}
