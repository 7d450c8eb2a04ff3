import { silentLogger } from "#engine/base/logger.ts";
import { createEngine, type Engine } from "#engine/engine.ts";
import { anEntry, type FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import { runId, type RunId } from "#shared/model/ids.ts";
import type { EventMap, EventName } from "#shared/events/event-map.ts";
import type { HeardEvent } from "../event-source.ts";
import type { StepRecord } from "../run-types.ts";
import type { TriggerStream } from "../trigger-source.ts";
import { createFakeTimer, type FakeTimer } from "./fake-timer.ts";

export interface Published<Name extends EventName = EventName> {
  readonly name: Name;
  readonly payload: EventMap[Name];
  readonly runId: string | undefined;
}

export interface Workbench {
  readonly engine: Engine;
  readonly timer: FakeTimer;
  readonly published: readonly Published[];
  readonly records: readonly StepRecord[];
  /** Names of the events, each with its step where it has one. */
  readonly story: () => readonly string[];
  /** What the runs asked to hear. */
  readonly listened: readonly unknown[];
  /** Lets the runs hear an event of somebody else. */
  readonly tell: <Name extends EventName>(name: Name, payload: EventMap[Name], of?: RunId) => void;
}

export interface WorkbenchParts {
  readonly slices: Readonly<Record<string, FakeSlice>>;
  readonly workflow?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Firings of every trigger; default none. */
  readonly stream?: TriggerStream;
  readonly onRecord?: (record: StepRecord) => void;
}

/** A real engine over fake slices, with one workflow text, a clock that stands still, and everything that it said. */
export function aWorkbench({ slices, workflow, files = {}, stream, onRecord }: WorkbenchParts): Workbench {
  const timer = createFakeTimer();
  const published: Published[] = [];
  const records: StepRecord[] = [];
  const listened: unknown[] = [];
  const hearers = new Set<{ readonly pattern: string; readonly hear: (event: HeardEvent) => void }>();
  const texts = workflow === undefined ? files : { "test-file": workflow, ...files };
  const engine = createEngine({
    clock: timer.clock,
    timer,
    hash: sha256,
    log: silentLogger,
    publish(name, payload, origin) {
      published.push({ name, payload, runId: origin.runId });
      const tsEventMs = timer.clock.now();
      for (const { pattern, hear } of hearers) {
        if (matchesTopic(pattern, name)) hear({ name, payload, runId: origin.runId, tsEventMs });
      }
    },
    slices: () => ({
      entries: Object.entries(slices).map(([id, fake]) => anEntry(id, fake)),
      portNames: [],
    }),
    caller: undefined,
    workflows: {
      list: async () =>
        Object.entries(texts).map(([fileName, text]) => ({ fileName, text, origin: "built-in" as const })),
    },
    triggers: {
      open: async () => stream ?? { next: async () => undefined, close: () => undefined },
    },
    events: {
      listen(wanted, hear) {
        listened.push(wanted);
        const hearer = { pattern: wanted.pattern, hear };
        hearers.add(hearer);
        return () => hearers.delete(hearer);
      },
    },
    recorder: {
      recordStep(record) {
        onRecord?.(record);
        records.push(record);
        return {};
      },
    },
    newRunId: () => runId(`run-${published.length}`),
  });
  const story = (): readonly string[] =>
    published.map(({ name, payload }) => ("step" in payload ? `${name} ${payload.step ?? ""}` : name));
  const tell = <Name extends EventName>(name: Name, payload: EventMap[Name], of?: RunId): void => {
    for (const { pattern, hear } of hearers) {
      if (matchesTopic(pattern, name)) hear({ name, payload, runId: of, tsEventMs: timer.clock.now() });
    }
  };
  return { engine, timer, published, records, story, tell, listened };
}

/** A trigger that fires with each of the given values and then ends. */
export function aStream(firings: readonly Readonly<Record<string, unknown>>[]): TriggerStream {
  const left = [...firings];
  return {
    next: async () => {
      const values = left.shift();
      return values === undefined ? undefined : { values };
    },
    close: () => undefined,
  };
}

/** A trigger that fires when told to and waits in between; it rejects when it is cancelled. */
export function aHeldStream(): TriggerStream & {
  fire(values: Readonly<Record<string, unknown>>): void;
  isClosed: boolean;
} {
  let wake: ((values: Readonly<Record<string, unknown>>) => void) | undefined;
  return {
    isClosed: false,
    fire(values) {
      wake?.(values);
    },
    next(cancellation) {
      return new Promise((resolve, reject) => {
        wake = (values) => resolve({ values });
        cancellation.onCancel(() => {
          try {
            cancellation.throwIfCancelled();
          } catch (thrown) {
            reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
          }
        });
      });
    },
    close() {
      this.isClosed = true;
    },
  };
}
