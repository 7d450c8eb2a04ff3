import type { DeadLetter } from "#engine/bus/bus.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { DeadLetterRecord, DeadLetterStore, StoredDeadLetter } from "#main/store/dead-letter-store.ts";
import { AppError, toAppError, toSerialError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { DeadLetterView } from "#shared/ipc/channels/dead-letter-channels.ts";

const LISTED = 200;

export type Handler = (envelope: AnyEnvelope) => void | Promise<void>;

/** The dead letters of all logs; a letter's id is `<log>-<number>`, such as `paper-3`. */
export interface DeadLetters {
  /** Takes a letter; its row is written by the next `flush()`. */
  bury(log: string, letter: DeadLetter): void;
  /** Writes the letters that wait; when a file refuses, they wait on. */
  flush(): void;
  /** How a subscriber of that log takes an event again. */
  listen(log: string, subscriber: string, handler: Handler): void;
  /** Newest first, at most 200 a log. */
  list(): readonly DeadLetterView[];
  get(id: string): DeadLetterView;
  /** Gives the event to its subscriber again; the letter goes when that succeeds, else it keeps the new cause. */
  retry(id: string): Promise<void>;
  drop(id: string): void;
  /** With those that are not written yet: it must be told also when the disk is full. */
  count(): number;
}

export interface DeadLettersPorts {
  readonly stores: Readonly<Record<string, DeadLetterStore>>;
  readonly clock: Clock;
}

export function createDeadLetters({ stores, clock }: DeadLettersPorts): DeadLetters {
  const waiting = new Map<string, DeadLetterRecord[]>(Object.keys(stores).map((log) => [log, []]));
  const handlers = new Map<string, Handler>();

  function flush(): void {
    for (const [log, letters] of waiting) {
      if (letters.length === 0) continue;
      stores[log]?.add(letters);
      waiting.set(log, []);
    }
  }

  function find(id: string) {
    flush();
    const at = id.lastIndexOf("-");
    const [log, number] = [id.slice(0, at), Number(id.slice(at + 1))];
    const store = Object.hasOwn(stores, log) ? stores[log] : undefined;
    const letter = Number.isSafeInteger(number) ? store?.get(number) : undefined;
    if (store === undefined || letter === undefined) throw unknownLetter(id);
    return { log, store, letter };
  }

  return {
    bury(log, { envelope, subscription, error, attempts = 1 }) {
      waiting.get(log)?.push({
        subscriber: subscription,
        event: envelope,
        error: toSerialError(error),
        attempts,
        tsFailedMs: clock.now(),
      });
    },
    flush,
    listen: (log, subscriber, handler) => void handlers.set(`${log}/${subscriber}`, handler),
    list() {
      flush();
      return Object.entries(stores)
        .flatMap(([log, store]) => store.list(LISTED).map((letter) => toView(log, letter)))
        .toSorted((a, b) => b.tsFailedMs - a.tsFailedMs);
    },
    get(id) {
      const { log, letter } = find(id);
      return toView(log, letter);
    },
    async retry(id) {
      const { log, store, letter } = find(id);
      const handler = handlers.get(`${log}/${letter.subscriber}`);
      if (handler === undefined) throw noSubscriber(id, letter.subscriber);
      try {
        await handler(letter.event);
      } catch (thrown) {
        store.failedAgain(letter.number, toSerialError(thrown), clock.now());
        throw failedAgain(id, toAppError(thrown));
      }
      store.remove(letter.number);
    },
    drop(id) {
      const { store, letter } = find(id);
      store.remove(letter.number);
    },
    count: () =>
      Object.entries(stores).reduce(
        (sum, [log, store]) => sum + store.count() + (waiting.get(log)?.length ?? 0),
        0,
      ),
  };
}

function toView(log: string, { number, ...letter }: StoredDeadLetter): DeadLetterView {
  return { id: `${log}-${number}`, log, ...letter };
}

function unknownLetter(id: string): AppError {
  return userError({
    code: "dead-letter.unknown",
    message: `no dead letter has the id ${id}`,
    field: "id",
    value: id,
    remedy: "gpt-trader dead-letters list shows those of this workspace",
  });
}

function noSubscriber(id: string, subscriber: string): AppError {
  return userError({
    code: "dead-letter.no-subscriber",
    message: `nobody called ${subscriber} listens any more`,
    field: "id",
    value: id,
    remedy: `drop it: gpt-trader dead-letters drop ${id}`,
  });
}

function failedAgain(id: string, cause: AppError): AppError {
  return new AppError({
    kind: cause.kind,
    code: "dead-letter.failed-again",
    message: `the subscriber failed again: ${cause.message}`,
    field: "id",
    value: id,
    ...(cause.remedy === undefined ? {} : { remedy: cause.remedy }),
    details: [cause.code],
    cause,
  });
}
