import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** Enough to look back on an hour of a busy session; older events are a search away. */
export const MOST_EVENTS = 10_000;
/** Events of before the feed began that it shows too. */
const SEED = 1_000;
/** The list changes at once, and then at most so often, however many events come. */
const UPDATE_MS = 50;

export interface FeedState {
  /** Newest first. */
  readonly events: readonly AnyEnvelope[];
  /** All that came while it is followed, those that were let go included. */
  readonly count: number;
  readonly error: SerialError | undefined;
}

export interface EventFeed {
  readonly state: StoreApi<FeedState>;
  /** Begins to follow what happens; the answer ends it. */
  readonly start: () => () => void;
}

interface FeedPorts {
  readonly client: Client;
  /** Calls back once after `delayMs`; the answer calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

/** What happens as it happens, after the newest of what is on record. */
export function createEventFeed({ client, after }: FeedPorts): EventFeed {
  const state = createStore<FeedState>(() => ({ events: [], count: 0, error: undefined }));
  let waiting: AnyEnvelope[] = [];
  let callOff: (() => void) | undefined;

  /** What waits is shown, and what comes soon after waits again. */
  function show(): void {
    const { events, count } = state.getState();
    const next = [...waiting.toReversed(), ...events].slice(0, MOST_EVENTS);
    state.setState({ events: next, count: count + waiting.length });
    waiting = [];
    callOff = after(UPDATE_MS, () => {
      callOff = undefined;
      if (waiting.length > 0) show();
    });
  }

  function hear(batch: readonly AnyEnvelope[]): void {
    waiting.push(...batch);
    if (callOff === undefined) show();
  }

  /** What was recorded goes below what came since; an event that is both stands once. */
  async function seed(): Promise<void> {
    try {
      const entries = await client.invoke("audit:search", { limit: SEED });
      const { events } = state.getState();
      const known = new Set([...events, ...waiting].map(({ id }) => id));
      const before = entries.map(({ event }) => event).filter(({ id }) => !known.has(id));
      state.setState({ events: [...events, ...before.toReversed()].slice(0, MOST_EVENTS) });
    } catch (thrown) {
      state.setState({ error: toSerialError(thrown) });
    }
  }

  return {
    state,
    start() {
      const end = client.subscribe("audit:tick", hear);
      void seed();
      return () => {
        end();
        callOff?.();
        callOff = undefined;
      };
    },
  };
}
