import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Pushes } from "#shared/ipc/contract.ts";
import type { AnyPush } from "#shared/ipc/push-batch.ts";

/** Past this many waiting events the oldest are dropped: the window sees the gap and asks for a new snapshot. */
const MAXIMUM_WAITING_EVENTS = 20_000;

/** What waits for the next frame: events in order, and of the other pushes the newest only. */
export interface PushQueue {
  add(push: AnyPush): void;
  /** Everything that waits, oldest events first; the queue is empty afterwards. */
  take(): readonly AnyPush[];
}

export function createPushQueue(): PushQueue {
  let events: AnyEnvelope[] = [];
  let health: Pushes["health:changed"] | undefined;
  const paper = new Map<string, Pushes["paper:changed"]>();

  function add(push: AnyPush): void {
    if (push.name === "audit:tick") events.push(...push.payload);
    else if (push.name === "paper:changed") paper.set(push.payload.sessionId, push.payload);
    else health = push.payload;
    if (events.length > MAXIMUM_WAITING_EVENTS) events = events.slice(-MAXIMUM_WAITING_EVENTS / 2);
  }

  function take(): readonly AnyPush[] {
    const pushes: AnyPush[] = [];
    if (events.length > 0) pushes.push({ name: "audit:tick", payload: events });
    for (const payload of paper.values()) pushes.push({ name: "paper:changed", payload });
    if (health !== undefined) pushes.push({ name: "health:changed", payload: health });
    events = [];
    health = undefined;
    paper.clear();
    return pushes;
  }

  return { add, take };
}
