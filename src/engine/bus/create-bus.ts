import { AppError, toAppError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, Envelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import { EVENT_CLASS } from "#shared/events/event-map.ts";
import { correlationId } from "#shared/model/ids.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Bus, BusPorts, DeadLetter, Publication } from "./bus.ts";
import { createHearers } from "./hearers.ts";
import { checkPattern, matchesTopic } from "./topic-pattern.ts";

const MAX_DEAD_LETTERS = 1_000;
/** A turn that publishes more streamed events than this stores them without waiting for the host's timer. */
const MAX_PENDING = 1_000;
/** Events that were caused by events; longer chains are a loop. */
const MAX_CHAIN = 64;
/** So many causes show what turns in a circle. */
const CAUSES_SHOWN = 8;

interface Delivery {
  readonly envelope: AnyEnvelope;
  /** 1 for what came from outside, one more than its parent's for what a handler published. */
  readonly chain: number;
  /** What a handler was hearing when it published this. */
  readonly parent: Delivery | undefined;
}

export function createBus(ports: BusPorts): Bus {
  return new EventBus(ports);
}

class EventBus implements Bus {
  readonly #ports: BusPorts;
  readonly #hearers = createHearers((envelope, subscription, thrown) =>
    this.#bury({ envelope, subscription, error: toAppError(thrown) }),
  );
  readonly #deadLetters: DeadLetter[] = [];
  #queue: Delivery[] = [];
  #pending: AnyEnvelope[] = [];
  #lastSeq: number;
  /** The delivery that handlers are hearing now. */
  #current: Delivery | undefined;

  constructor(ports: BusPorts) {
    this.#ports = ports;
    this.#lastSeq = ports.lastSeq ?? 0;
  }

  publish<Name extends EventName>(
    name: Name,
    payload: EventMap[Name],
    origin: EventOrigin = {},
  ): Envelope<Name> {
    const envelope = this.#seal(name, payload, origin, this.#lastSeq + 1);
    // An Envelope<Name> is one member of the union; the compiler cannot see that for an open Name.
    this.#send([envelope as AnyEnvelope]);
    return envelope;
  }

  publishAll(publications: readonly Publication[]): readonly AnyEnvelope[] {
    const envelopes = publications.map(
      ({ name, payload, origin }, index) =>
        this.#seal(name, payload, origin ?? {}, this.#lastSeq + 1 + index) as AnyEnvelope,
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

  flush(): void {
    if (this.#pending.length === 0) return;
    this.#ports.commit(this.#pending);
    this.#pending = [];
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
  ): Envelope<Name> {
    const id = this.#ports.newEventId();
    const tsInitMs = this.#ports.clock.now();
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
      causationId: origin.causationId ?? this.#current?.envelope.id,
    };
  }

  #send(envelopes: readonly AnyEnvelope[]): void {
    const chain = this.#nextChain(envelopes);
    const isDurable = envelopes.some(({ name }) => EVENT_CLASS[name] === "durable");
    if (isDurable) this.#commitNow(envelopes);
    else this.#pending.push(...envelopes);
    this.#lastSeq += envelopes.length;
    for (const envelope of envelopes) this.#queue.push({ envelope, chain, parent: this.#current });
    if (this.#current === undefined) this.#deliverAll();
    if (this.#pending.length >= MAX_PENDING) this.flush();
  }

  #commitNow(envelopes: readonly AnyEnvelope[]): void {
    this.#ports.commit([...this.#pending, ...envelopes]);
    this.#pending = [];
  }

  #nextChain(envelopes: readonly AnyEnvelope[]): number {
    const chain = (this.#current?.chain ?? 0) + 1;
    if (chain <= MAX_CHAIN) return chain;
    throw new AppError({
      kind: "bug",
      code: "bus.endless-chain",
      message: `events must not cause each other more than ${MAX_CHAIN} deep, was ${envelopes[0]?.name ?? "none"}`,
      details: causesOf(this.#current),
    });
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

/** The events that led to here, the nearest first. */
function causesOf(last: Delivery | undefined): readonly string[] {
  const causes: string[] = [];
  for (let cause = last; cause !== undefined && causes.length < CAUSES_SHOWN; cause = cause.parent)
    causes.push(`caused by ${cause.envelope.name}, seq ${cause.envelope.seq}`);
  return causes;
}
