import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { sessionId, type SessionId } from "#shared/model/ids.ts";

/** Sessions are shown at most this often. */
const PUSH_MS = 100;

export interface PaperRelayPorts {
  readonly desk: PaperDesk;
  readonly timer: Timer;
  readonly push: (view: PaperView) => void;
}

/** Tells windows how a paper session stands after its events, several events at once. */
export function createPaperRelay({ desk, timer, push }: PaperRelayPorts): {
  readonly onEvent: (event: AnyEnvelope) => void;
  readonly dispose: () => void;
} {
  const changed = new Set<SessionId>();
  const flush = (): void => {
    for (const id of changed) push(desk.view(id));
    changed.clear();
  };
  const stop = timer.every(PUSH_MS, flush);
  return {
    onEvent(event) {
      if (desk.list().some((view) => view.sessionId === event.sessionId))
        changed.add(sessionId(event.sessionId));
    },
    dispose() {
      flush();
      stop();
    },
  };
}
