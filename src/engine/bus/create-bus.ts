import { toAppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, Envelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import { EVENT_CLASS } from "#shared/events/event-map.ts";
import { correlationId } from "#shared/model/ids.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Bus, BusPorts, DeadLetter, Publication } from "./bus.ts";
import { createCauses, type Causes, type Heard } from "./causes.ts";
import { createHearers } from "./hearers.ts";
import { checkPattern, matchesTopic } from "./topic-pattern.ts";

const MAX_DEAD_LETTERS = 1_000;
/**
 * Streamed events of one commit: with 4 to 6 us each and a sync it holds the thread for less than 3 ms. A turn that
 * publishes so many stores them without waiting for the host's timer, so a durable event never waits for more.
 */
const PIECE = 250;
/** So many wait only when the disk refuses; then the publisher hears of it. */
const MAX_PENDING = 1_000;

export function createBus(ports: BusPorts): Bus {
  return new EventBus(ports);
}

class EventBus implements Bus {
  readonly #ports: BusPorts;
  readonly #hearers = createHearers((envelope, subscription, thrown) =>
    this.#bury({ envelope, subscription, error: toAppError(thrown) }),
  );
  readonly #deadLetters: DeadLetter[] = [];
  readonly #causes: Causes;
  #queue: Heard[] = [];
  #pending: AnyEnvelope[] = [];
  #lastSeq: number;
  /** The delivery that handlers are hearing now. */
  #current: Heard | undefined;
  /** What the caller of `causedBy` works on. */
  #cause: AnyEnvelope | undefined;

  constructor(ports: BusPorts) {
    this.#ports = ports;
    this.#causes = ports.causes ?? createCauses();
    this.#lastSeq = ports.lastSeq ?? 0;
  }

  publish<Name extends EventName>(
    name: Name,
    payload: EventMap[Name],
    origin: EventOrigin = {},
  ): Envelope<Name> {
    const envelope = this.#seal(name, payload, origin, this.#lastSeq + 1, this.#ports.clock.now());
    // An Envelope<Name> is one member of the union; the compiler cannot see that for an open Name.
    this.#send([envelope as AnyEnvelope]);
    return envelope;
  }

  publishAll(publications: readonly Publication[]): readonly AnyEnvelope[] {
    const tsInitMs = this.#ports.clock.now();
    const envelopes = publications.map(
      ({ name, payload, origin }, index) =>
        this.#seal(name, payload, origin ?? {}, this.#lastSeq + 1 + index, tsInitMs) as AnyEnvelope,
    );
    this.#send(envelopes);
    return envelopes;
  }

  subscribe<Name extends EventName>(name: Name, handler: (envelope: Envelope<Name>) => void): Dispose {
    // Safe: `matches` lets only envelopes of this name through.
    const hearsAll = handler as (envelope: AnyEnvelope) => void;
    return this.#hearers.add({ subscription: name, handler: hearsAll, matches: (topic) => topic === name });
  }

  subscribePattern(
    pattern: string,
    handler: (envelope: AnyEnvelope) => void,
    subscriber: string = pattern,
  ): Dispose {
    checkPattern(pattern);
    const matches = (topic: EventName): boolean => matchesTopic(pattern, topic);
    return this.#hearers.add({ subscription: subscriber, handler, matches });
  }

  causedBy<Value>(cause: AnyEnvelope, work: () => Value): Value {
    const before = this.#cause;
    this.#cause = cause;
    try {
      return work();
    } finally {
      this.#cause = before;
    }
  }

  flush(): void {
    while (this.#pending.length > 0) this.#storePiece();
  }

  deadLetters(): readonly DeadLetter[] {
    return [...this.#deadLetters];
  }

  lastSeq(): number {
    return this.#lastSeq;
  }

  #seal<Name extends EventName>(
    name: Name,
    payload: EventMap[Name],
    origin: EventOrigin,
    seq: number,
    tsInitMs: EpochMs,
  ): Envelope<Name> {
    const id = this.#ports.newEventId();
    return {
      seq,
      id,
      name,
      payload,
      tsEventMs: origin.tsEventMs ?? tsInitMs,
      tsInitMs,
      sessionId: origin.sessionId ?? this.#ports.sessionId,
      runId: origin.runId,
      correlationId: origin.correlationId ?? correlationId(origin.runId ?? id),
      causationId: origin.causationId ?? (this.#current?.envelope ?? this.#cause)?.id,
    };
  }

  #send(envelopes: readonly AnyEnvelope[]): void {
    const heard = envelopes.map((envelope) => this.#trace(envelope));
    const isDurable = envelopes.some(({ name }) => EVENT_CLASS[name] === "durable");
    if (isDurable) this.#commitNow(envelopes);
    else this.#pending.push(...envelopes);
    this.#lastSeq += envelopes.length;
    for (const one of heard) {
      if (one.link !== undefined) this.#causes.remember(one.envelope, one.link);
      this.#queue.push(one);
    }
    if (this.#current === undefined) this.#deliverAll();
    this.#storeLongTurn();
  }

  #trace(envelope: AnyEnvelope): Heard {
    return { envelope, link: this.#causes.linkOf(envelope, this.#current) };
  }

  #commitNow(envelopes: readonly AnyEnvelope[]): void {
    while (this.#pending.length > PIECE) this.#storePiece();
    this.#ports.commit([...this.#pending, ...envelopes]);
    this.#pending = [];
  }

  #storePiece(): void {
    const isAll = this.#pending.length <= PIECE;
    this.#ports.commit(isAll ? this.#pending : this.#pending.slice(0, PIECE));
    this.#pending = isAll ? [] : this.#pending.slice(PIECE);
  }

  #storeLongTurn(): void {
    const waiting = this.#pending.length;
    if (waiting === 0 || (waiting % PIECE !== 0 && waiting < MAX_PENDING)) return;
    try {
      this.flush();
    } catch (thrown) {
      // Until there are too many they wait for the host's timer, which meets the same refusal and reports it.
      if (this.#pending.length >= MAX_PENDING) throw thrown;
    }
  }

  #deliverAll(): void {
    // An index instead of shift(): shifting a long queue is quadratic.
    try {
      for (let index = 0; index < this.#queue.length; index += 1) {
        this.#current = this.#queue[index];
        if (this.#current !== undefined) this.#hearers.tell(this.#current.envelope);
      }
    } finally {
      this.#current = undefined;
      this.#queue = [];
    }
  }

  #bury(letter: DeadLetter): void {
    this.#deadLetters.push(letter);
    if (this.#deadLetters.length > MAX_DEAD_LETTERS) this.#deadLetters.shift();
    this.#ports.onDeadLetter?.(letter);
  }
}
