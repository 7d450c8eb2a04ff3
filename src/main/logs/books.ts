import type { Bus, DeadLetter } from "#engine/bus/bus.ts";
import type { BusMeter } from "#engine/bus/bus-meter.ts";
import { createCauses } from "#engine/bus/causes.ts";
import { createBus } from "#engine/bus/create-bus.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { AnyEnvelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import { sessionId, type RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import { createArtifactStore, type ArtifactStore } from "#main/store/artifact-store.ts";
import { openEndMark, type EndMark } from "#main/store/end-mark.ts";
import { createEventLog, type EventLog } from "#main/store/event-log.ts";
import { createRunStore, type RunStore } from "#main/store/run-store.ts";
import { createSessionStore, type SessionStore } from "#main/store/session-store.ts";
import type { Store } from "#main/store/open-store.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { createEventIds } from "#main/node/event-ids.ts";
import { newId } from "#main/node/node-ports.ts";

/** One log file with all that is kept in it. */
export interface Book {
  readonly name: BookName;
  readonly bus: Bus;
  readonly log: EventLog;
  readonly runs: RunStore;
  readonly sessions: SessionStore;
  readonly artifacts: ArtifactStore;
}

const FILE_OF_MODE = { backtest: "research", replay: "research", paper: "paper", live: "live" } as const;
const BOOK_NAMES = ["research", "paper", "live"] as const;
export type BookName = (typeof BOOK_NAMES)[number];

/** The logs of a workspace: simulated, paper and live facts never share a file. */
export interface Books {
  readonly all: readonly Book[];
  ofMode(mode: Mode): Book;
  /** The book that holds the run; undefined when no run has that id. */
  ofRun(runId: RunId): Book | undefined;
  /** Publishes to the log of the run's mode; what belongs to no run goes to research. */
  readonly publish: <Name extends EventName>(
    name: Name,
    payload: EventMap[Name],
    origin: EventOrigin,
  ) => AnyEnvelope;
  /** After it nothing may be published; the store is its owner's to close. */
  close(): void;
  /** Stores what waits in each log, also when another refuses; throws the first refusal. */
  flush(): void;
}

export interface BooksPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly meter: BusMeter;
  /** Runs each write of a log; a host with a reserve on its disk writes once more when the disk is full. */
  readonly guard?: <Value>(write: () => Value) => Value;
  /** Is told of each event that a handler failed on. */
  readonly onDeadLetter: (log: BookName, letter: DeadLetter) => void;
}

const unguarded = <Value>(write: () => Value): Value => write();

export function openBooks({ store, clock, meter, onDeadLetter, guard = unguarded }: BooksPorts): Books {
  const newEventId = createEventIds();
  // One for all logs: what a research event starts may run on paper.
  const causes = createCauses();
  const endMarks: EndMark[] = [];
  const open = (name: BookName): Book => {
    const log = createEventLog(store[name]);
    const endMark = openEndMark(store[name]);
    endMarks.push(endMark);
    const append = (envelopes: readonly AnyEnvelope[]): void => {
      guard(() => log.append(envelopes));
      endMark.write(log.head());
    };
    const bus = createBus({
      clock,
      newEventId,
      sessionId: sessionId(`${name}-${newId("process")}`),
      lastSeq: log.lastSeq(),
      causes,
      commit: (envelopes) => meter.commit(envelopes, () => append(envelopes)),
      onDeadLetter: (letter) => onDeadLetter(name, letter),
    });
    const [runs, sessions] = [createRunStore(store[name]), createSessionStore(store[name])];
    const artifacts = createArtifactStore(store[name]);
    return {
      name,
      bus,
      log,
      runs: { ...runs, save: (run) => guard(() => runs.save(run)) },
      sessions: { ...sessions, save: (session) => guard(() => sessions.save(session)) },
      artifacts: { ...artifacts, put: (kind, value) => guard(() => artifacts.put(kind, value)) },
    };
  };
  const close = (): void => {
    for (const endMark of endMarks) endMark.close();
  };
  const openAll = (): Readonly<Record<BookName, Book>> => {
    try {
      return { research: open("research"), paper: open("paper"), live: open("live") };
    } catch (thrown) {
      close();
      throw thrown;
    }
  };
  const books = openAll();
  const all = BOOK_NAMES.map((name) => books[name]);
  const started = new Map<RunId, Book>();
  const ofMode = (mode: Mode): Book => books[FILE_OF_MODE[mode]];
  const ofRun = (runId: RunId): Book | undefined =>
    started.get(runId) ?? all.find(({ runs }) => runs.get(runId) !== undefined);

  return {
    all,
    ofMode,
    ofRun,
    publish(name, payload, origin) {
      if (name === "workflow.started" && origin.runId !== undefined) {
        started.set(origin.runId, ofMode((payload as EventMap["workflow.started"]).mode));
      }
      const book = (origin.runId === undefined ? undefined : ofRun(origin.runId)) ?? books.research;
      crashPoint(`before:${name}`);
      const envelope = meter.publish(() => book.bus.publish(name, payload, origin)) as AnyEnvelope;
      crashPoint(`after:${name}`);
      return envelope;
    },
    flush() {
      const refusals: unknown[] = [];
      for (const { bus } of all) {
        try {
          bus.flush();
        } catch (thrown) {
          refusals.push(thrown);
        }
      }
      if (refusals.length > 0) throw refusals[0];
    },
    close,
  };
}
