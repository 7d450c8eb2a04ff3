import type { Clock } from "#engine/base/clock.ts";
import type { Timer } from "#engine/base/timer.ts";
import { DEFAULT_QUEUE_POLICY } from "#engine/bus/queue-policy.ts";
import { subscribeQueued, type QueuedSubscriber, type QueuePorts } from "#engine/bus/queued-subscriber.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Book } from "#main/logs/books.ts";
import type { DeadLetters } from "#main/logs/dead-letters.ts";

/** A subscriber with side effects that hears some events. */
interface QueuedRelay {
  readonly patterns: readonly string[];
  readonly onEvent: Hears;
}

type Hears = (event: AnyEnvelope) => void;

export interface RelaysPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  readonly letters: DeadLetters;
  readonly onReadFailed: (thrown: unknown) => void;
  /** By the name that dead letters know them by. They keep state that others read, so they hear before `publish` returns. */
  readonly direct: Readonly<Record<string, Hears>>;
  /** What nobody waits for: each hears from a queue of its own. */
  readonly queued: Readonly<Record<string, QueuedRelay>>;
}

export interface RelayQueue {
  readonly log: string;
  readonly queue: QueuedSubscriber;
}

/** Joins the relays to the bus of one log, and the log's dead letters to the relays that may take them again. */
export function subscribeRelays({ name, bus, log }: Book, ports: RelaysPorts): readonly RelayQueue[] {
  const { clock, timer, letters, onReadFailed } = ports;
  for (const [subscriber, handler] of Object.entries(ports.direct)) {
    letters.listen(name, subscriber, handler);
    bus.subscribePattern("**", handler, subscriber);
  }
  const queuePorts: QueuePorts = {
    clock,
    timer,
    readNamed: (names, seq, lastSeq) => log.readNamed(names, seq, lastSeq),
    onReadFailed,
    onDeadLetter: (letter) => letters.bury(name, letter),
  };
  return Object.entries(ports.queued).map(([subscriber, { patterns, onEvent }]) => {
    letters.listen(name, subscriber, onEvent);
    const subscription = { subscriber, patterns, handler: onEvent, policy: DEFAULT_QUEUE_POLICY };
    return { log: name, queue: subscribeQueued(bus, subscription, queuePorts) };
  });
}
