import { AppError, toAppError } from "#shared/errors/app-error.ts";
import { EVENT_CLASS, type AnyEnvelope, type EventName } from "#shared/events/event-map.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { Bus, DeadLetter } from "./bus.ts";
import type { QueuePolicy } from "./queue-policy.ts";
import { matchesTopic } from "./topic-pattern.ts";

/** Work that takes longer lets others go first. */
const SLICE_MS = 2;
const NAMES = Object.keys(EVENT_CLASS) as readonly EventName[];

export interface QueuedSubscription {
  readonly subscriber: string;
  /** It hears the events that match one of them. */
  readonly patterns: readonly string[];
  readonly handler: (envelope: AnyEnvelope) => void | Promise<void>;
  readonly policy: QueuePolicy;
}

export interface QueuePorts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** The events of these names in the bus's log after `seq`, up to and with `lastSeq`, ascending. */
  readNamed(names: readonly EventName[], seq: number, lastSeq: number): readonly AnyEnvelope[];
  /** Is told when the log refuses; it is asked again after a rest. Must not throw itself. */
  onReadFailed(thrown: unknown): void;
  /** Is told of each event that failed every try; must not throw itself. */
  onDeadLetter(letter: DeadLetter): void;
}

/** How far a queued subscriber is behind; counted since it subscribed. */
export interface QueueState {
  readonly subscriber: string;
  /** Events that wait, in memory or in the log; the latter with those that it does not hear. */
  readonly depth: number;
  /** Those of them that wait in memory; at most the capacity. */
  readonly inMemory: number;
  /** Age of the oldest event that waits; undefined when none does. */
  readonly lagMs: number | undefined;
  readonly isResting: boolean;
  readonly handled: number;
  readonly retries: number;
  readonly deadLetters: number;
}

export interface QueuedSubscriber {
  state(): QueueState;
  /** Hears no more events; ends when those that wait have been tried, without a pause between tries. */
  finish(): Promise<void>;
}

/**
 * Subscribes a handler that may be slow or asynchronous: it is given one event at a time, in order, after `publish`
 * has returned, and neither its slowness nor its errors reach anybody else. Its memory is bounded: what does not fit
 * is read from the log later, so nothing is lost and nobody has to wait for it.
 */
export function subscribeQueued(
  bus: Bus,
  subscription: QueuedSubscription,
  ports: QueuePorts,
): QueuedSubscriber {
  const queue = new Queue(bus, subscription, ports);
  return { state: () => queue.state(), finish: () => queue.finish() };
}

class Queue {
  readonly #bus: Bus;
  readonly #subscription: QueuedSubscription;
  readonly #ports: QueuePorts;
  readonly #unsubscribe: readonly Dispose[];
  /** Of the events that it hears: only those are read from the log. */
  readonly #names: readonly EventName[];
  #waiting: AnyEnvelope[] = [];
  /** Index in `#waiting` of the next event: shifting a long list is slow. */
  #next = 0;
  /** `seq` up to which all that it hears is in memory or handled. */
  #takenSeq: number;
  #heardSeq: number;
  #work: Promise<void> | undefined;
  #isFinishing = false;
  #endPause: (() => void) | undefined;
  #failuresInARow = 0;
  #isResting = false;
  #handled = 0;
  #retries = 0;
  #deadLetters = 0;

  constructor(bus: Bus, subscription: QueuedSubscription, ports: QueuePorts) {
    this.#bus = bus;
    this.#subscription = subscription;
    this.#ports = ports;
    this.#takenSeq = bus.lastSeq();
    this.#heardSeq = this.#takenSeq;
    const { patterns, subscriber } = subscription;
    this.#names = NAMES.filter((name) => patterns.some((pattern) => matchesTopic(pattern, name)));
    this.#unsubscribe = patterns.map((pattern) =>
      bus.subscribePattern(pattern, (envelope) => this.#hear(envelope), subscriber),
    );
  }

  state(): QueueState {
    const oldest = this.#waiting[this.#next];
    const inMemory = this.#waiting.length - this.#next;
    const inLog = this.#isBehind() ? this.#heardSeq - this.#takenSeq : 0;
    return {
      subscriber: this.#subscription.subscriber,
      depth: inMemory + inLog,
      inMemory,
      lagMs: oldest === undefined ? undefined : this.#ports.clock.now() - oldest.tsInitMs,
      isResting: this.#isResting,
      handled: this.#handled,
      retries: this.#retries,
      deadLetters: this.#deadLetters,
    };
  }

  async finish(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#isFinishing = true;
    this.#endPause?.();
    await this.#work;
  }

  #hear(envelope: AnyEnvelope): void {
    // A commit comes before the hearing, so the log may have told of it already; so may another pattern.
    if (envelope.seq <= this.#takenSeq) return;
    const hasRoom = this.#waiting.length - this.#next < this.#subscription.policy.capacity;
    if (hasRoom && !this.#isBehind()) {
      this.#waiting.push(envelope);
      this.#takenSeq = envelope.seq;
    }
    this.#heardSeq = envelope.seq;
    this.#work ??= this.#drain();
  }

  #isBehind(): boolean {
    return this.#heardSeq > this.#takenSeq;
  }

  async #drain(): Promise<void> {
    // The publisher and the other hearers come first.
    await this.#pause(0);
    let sliceEndsMs = this.#ports.clock.monotonicMs() + SLICE_MS;
    while (this.#next < this.#waiting.length || this.#isBehind()) {
      const envelope = this.#waiting[this.#next];
      if (envelope === undefined) {
        const canGoOn = await this.#readLog();
        if (canGoOn) continue;
        break;
      }
      await this.#give(envelope);
      this.#advance();
      if (this.#ports.clock.monotonicMs() < sliceEndsMs) continue;
      await this.#pause(0);
      sliceEndsMs = this.#ports.clock.monotonicMs() + SLICE_MS;
    }
    this.#work = undefined;
  }

  #advance(): void {
    this.#next += 1;
    if (this.#next < this.#subscription.policy.capacity) return;
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
  }

  /** Takes what the memory had no room for; false at the end of the program when the log cannot tell it. */
  async #readLog(): Promise<boolean> {
    const { capacity, restMs } = this.#subscription.policy;
    try {
      // What was heard and waits for its row is written now, so nothing up to here can come later.
      this.#bus.flush();
      const lastSeq = Math.min(this.#takenSeq + capacity, this.#heardSeq);
      this.#waiting = [...this.#ports.readNamed(this.#names, this.#takenSeq, lastSeq)];
      this.#next = 0;
      this.#takenSeq = lastSeq;
      return true;
    } catch (thrown) {
      this.#ports.onReadFailed(thrown);
    }
    await this.#pause(restMs);
    return !this.#isFinishing;
  }

  /** Tries until the event is handled, or is a dead letter. */
  async #give(envelope: AnyEnvelope): Promise<void> {
    const { retryWaitsMs, restMs } = this.#subscription.policy;
    if (this.#isResting) await this.#pause(restMs);
    const waitsMs = this.#isResting ? [] : retryWaitsMs;
    for (let attempts = 1; ; attempts += 1) {
      try {
        await this.#try(envelope);
        this.#handled += 1;
        this.#failuresInARow = 0;
        this.#isResting = false;
        return;
      } catch (thrown) {
        const waitMs = waitsMs[attempts - 1];
        if (waitMs === undefined) return this.#bury(envelope, attempts, toAppError(thrown));
        this.#retries += 1;
        await this.#pause(waitMs);
      }
    }
  }

  #bury(envelope: AnyEnvelope, attempts: number, error: AppError): void {
    this.#deadLetters += 1;
    this.#failuresInARow += 1;
    this.#isResting = this.#failuresInARow >= this.#subscription.policy.restAfter;
    this.#ports.onDeadLetter({ envelope, subscription: this.#subscription.subscriber, error, attempts });
  }

  async #try(envelope: AnyEnvelope): Promise<void> {
    const answer = this.#bus.causedBy(envelope, () => this.#subscription.handler(envelope));
    if (answer === undefined) return;
    const { timeoutMs } = this.#subscription.policy;
    const late = Promise.withResolvers<never>();
    const stop = this.#ports.timer.after(timeoutMs, () => late.reject(lateError(timeoutMs)));
    await Promise.race([answer, late.promise]).finally(stop);
  }

  #pause(durationMs: number): Promise<void> {
    if (this.#isFinishing) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = this.#ports.timer.after(durationMs, resolve);
    this.#endPause = () => {
      stop();
      resolve();
    };
    return promise;
  }
}

function lateError(timeoutMs: number): AppError {
  return new AppError({
    kind: "transient",
    code: "bus.handler-late",
    message: `a handler must be done within ${timeoutMs} ms`,
    value: String(timeoutMs),
  });
}
