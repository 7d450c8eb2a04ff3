import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { WindowPushes } from "#shared/ipc/contract.ts";
import type { AnyPush } from "#shared/ipc/push-batch.ts";

/** Past this many waiting events the oldest are dropped: the window sees the gap and asks for a new snapshot. */
const MAXIMUM_WAITING_EVENTS = 20_000;

/** What waits for the next frame: events in order, and of what is chosen every one, of the other pushes the newest only. */
export interface PushQueue {
  add(push: AnyPush): void;
  /** Everything that waits, oldest events first; the queue is empty afterwards. */
  take(): readonly AnyPush[];
}

export function createPushQueue(): PushQueue {
  let events: AnyEnvelope[] = [];
  let health: WindowPushes["health:changed"] | undefined;
  let onboarding: WindowPushes["onboarding:changed"] | undefined;
  let chosen: WindowPushes["menu:chosen"][] = [];
  const paper = new Map<string, WindowPushes["paper:changed"]>();

  function add(push: AnyPush): void {
    switch (push.name) {
      case "audit:tick":
        events.push(...push.payload);
        break;
      case "paper:changed":
        paper.set(push.payload.sessionId, push.payload);
        break;
      case "health:changed":
        health = push.payload;
        break;
      case "onboarding:changed":
        onboarding = push.payload;
        break;
      case "menu:chosen":
        chosen.push(push.payload);
        break;
    }
    if (events.length > MAXIMUM_WAITING_EVENTS) events = events.slice(-MAXIMUM_WAITING_EVENTS / 2);
  }

  function take(): readonly AnyPush[] {
    const pushes: AnyPush[] = [];
    if (events.length > 0) pushes.push({ name: "audit:tick", payload: events });
    for (const payload of paper.values()) pushes.push({ name: "paper:changed", payload });
    if (health !== undefined) pushes.push({ name: "health:changed", payload: health });
    if (onboarding !== undefined) pushes.push({ name: "onboarding:changed", payload: onboarding });
    for (const payload of chosen) pushes.push({ name: "menu:chosen", payload });
    events = [];
    onboarding = undefined;
    chosen = [];
    health = undefined;
    paper.clear();
    return pushes;
  }

  return { add, take };
}
