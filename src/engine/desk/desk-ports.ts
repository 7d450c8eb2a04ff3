import type { EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import type { SessionId } from "#shared/model/ids.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Hasher } from "#engine/base/hasher.ts";

export interface PaperDeskPorts {
  readonly clock: Clock;
  readonly hash: Hasher;
  readonly newSessionId: () => SessionId;
  /** States a fact on the bus; the desk names session and run in the origin. */
  readonly publish: <Name extends EventName>(
    name: Name,
    payload: EventMap[Name],
    origin: EventOrigin,
  ) => unknown;
}
