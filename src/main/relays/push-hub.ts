import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PushName, Pushes } from "#shared/ipc/contract.ts";

/** Where everything that changes is told to windows and command lines. */
export interface PushHub {
  onPush<N extends PushName>(name: N, listener: (payload: Pushes[N]) => void): () => void;
  push<N extends PushName>(name: N, payload: Pushes[N]): void;
  /** Tells an event of any log, numbered in the order in which this process told them. */
  readonly tick: (event: AnyEnvelope) => void;
  /** Number of the last event told. */
  lastTick(): number;
}

/**
 * A listener that throws must not keep the others from hearing; `onError` is told. Each mode has a log of its own with
 * its own `seq`, so what is pushed carries the number of the push instead: gap-free over all logs of this process.
 */
export function createPushHub(onError: (thrown: unknown) => void): PushHub {
  const listeners = new Map<PushName, Set<(payload: never) => void>>();
  let ticks = 0;

  function push<N extends PushName>(name: N, payload: Pushes[N]): void {
    for (const listener of listeners.get(name) ?? []) {
      try {
        (listener as (payload: Pushes[N]) => void)(payload);
      } catch (thrown) {
        onError(thrown);
      }
    }
  }

  return {
    push,
    onPush(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => void known.delete(listener);
    },
    tick(event) {
      ticks += 1;
      push("audit:tick", [{ ...event, seq: ticks }]);
    },
    lastTick: () => ticks,
  };
}
