import { eventId, orderId, sessionId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { Bus, DeadLetter } from "../bus.ts";
import { createBus } from "../create-bus.ts";
import { DEFAULT_QUEUE_POLICY, type QueuePolicy } from "../queue-policy.ts";
import { subscribeQueued, type QueuedSubscriber, type QueuePorts } from "../queued-subscriber.ts";
import { createFakeTimer, type FakeTimer } from "#engine/workflow/testing/fake-timer.ts";

export interface LoggedBus {
  readonly bus: Bus;
  readonly timer: FakeTimer;
  /** What was committed, in order. */
  readonly stored: AnyEnvelope[];
  /** Of queued subscribers. */
  readonly letters: DeadLetter[];
  readonly refusals: unknown[];
  readonly breakDisk: (isBroken: boolean) => void;
  readonly subscribe: (
    subscriber: string,
    /** Several are joined by spaces. */
    pattern: string,
    handler: (envelope: AnyEnvelope) => void | Promise<void>,
    policy?: Partial<QueuePolicy>,
  ) => QueuedSubscriber;
  /** Publishes a market price, which is streamed. */
  readonly price: (price: number) => void;
  /** Publishes that an order was accepted, which is durable. */
  readonly accept: (order: string) => void;
}

/** Where the events go. */
interface TestLog {
  append(envelopes: readonly AnyEnvelope[]): void;
  readonly readNamed: QueuePorts["readNamed"];
}

function logInMemory(stored: AnyEnvelope[]): TestLog {
  return {
    append(envelopes) {
      for (const envelope of envelopes) stored.push(envelope);
    },
    readNamed: (names, seq, lastSeq) => stored.slice(seq, lastSeq).filter(({ name }) => names.includes(name)),
  };
}

/** A bus in fake time, over a log in memory unless another is given; `stored` is then empty. */
export function aLoggedBus(otherLog?: TestLog): LoggedBus {
  const timer = createFakeTimer();
  const stored: AnyEnvelope[] = [];
  const log = otherLog ?? logInMemory(stored);
  const letters: DeadLetter[] = [];
  const refusals: unknown[] = [];
  let [ids, isDiskBroken] = [0, false];
  const bus = createBus({
    clock: timer.clock,
    newEventId: () => eventId(`e${(ids += 1)}`),
    sessionId: sessionId("s0"),
    commit(envelopes) {
      if (isDiskBroken) throw new Error("disk full");
      log.append(envelopes);
    },
  });
  const tsEventMs = epochMs(0);
  const source = "test";
  return {
    bus,
    timer,
    stored,
    letters,
    refusals,
    breakDisk: (isBroken) => (isDiskBroken = isBroken),
    subscribe: (subscriber, pattern, handler, policy = {}) =>
      subscribeQueued(
        bus,
        { subscriber, patterns: pattern.split(" "), handler, policy: { ...DEFAULT_QUEUE_POLICY, ...policy } },
        {
          clock: timer.clock,
          timer,
          readNamed: log.readNamed,
          onReadFailed: (thrown) => refusals.push(thrown),
          onDeadLetter: (letter) => letters.push(letter),
        },
      ),
    price: (price) =>
      void bus.publish("market.data.updated", {
        symbol: "SPX",
        price,
        tsEventMs,
        source,
        isSynthetic: true,
      }),
    accept: (order) => void bus.publish("order.accepted", { orderId: orderId(order) }),
  };
}
