import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import type { Dispose } from "#engine/base/disposable.ts";

interface Subscription {
  /** The name or pattern that was subscribed to. */
  readonly subscription: string;
  readonly handler: (envelope: AnyEnvelope) => void;
  readonly matches: (topic: EventName) => boolean;
}

interface Hearer extends Subscription {
  isActive: boolean;
}

/** Who hears what, in order of subscription. */
export interface Hearers {
  add(subscription: Subscription): Dispose;
  /** Lets all that match hear the envelope; what one of them throws is told to `onThrown` and keeps nobody else from hearing. */
  tell(envelope: AnyEnvelope): void;
}

export function createHearers(
  onThrown: (envelope: AnyEnvelope, subscription: string, thrown: unknown) => void,
): Hearers {
  const hearers = new Set<Hearer>();
  /** By event name, because patterns are slow to match; emptied whenever a subscription changes. */
  const matched = new Map<EventName, readonly Hearer[]>();

  function match(name: EventName): readonly Hearer[] {
    const found = [...hearers].filter((hearer) => hearer.matches(name));
    matched.set(name, found);
    return found;
  }

  return {
    add(subscription) {
      const hearer: Hearer = { ...subscription, isActive: true };
      hearers.add(hearer);
      matched.clear();
      return () => {
        hearer.isActive = false;
        hearers.delete(hearer);
        matched.clear();
      };
    },
    tell(envelope) {
      for (const hearer of matched.get(envelope.name) ?? match(envelope.name)) {
        if (!hearer.isActive) continue;
        try {
          hearer.handler(envelope);
        } catch (thrown) {
          onThrown(envelope, hearer.subscription, thrown);
        }
      }
    },
  };
}
