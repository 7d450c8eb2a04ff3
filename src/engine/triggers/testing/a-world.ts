import { createJobQueue, type JobQueue } from "#engine/jobs/job-queue.ts";
import { DEFAULT_JOB_POLICY } from "#engine/jobs/job-policy.ts";
import type { JobStore } from "#engine/jobs/job.ts";
import { createMemoryJobStore } from "#engine/jobs/testing/memory-job-store.ts";
import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { createWorkflowLibrary } from "#engine/workflow/library.ts";
import { createFakeTimer, type FakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import type { AnyEnvelope, EventMap, EventName, EventOrigin } from "#shared/events/event-map.ts";
import { correlationId, eventId, sessionId, type RunId } from "#shared/model/ids.ts";
import type { Activation } from "../activation.ts";
import { createFiredRunStarter, START_JOB, type FiredRun } from "../fired-run.ts";
import { createTriggers, type Triggers } from "../triggers.ts";

export interface StartedRun extends FiredRun {
  readonly runId: RunId;
  readonly tsMs: number;
}

/** What outlives processes: files, log, tables and the runs that were started. */
export interface AWorld {
  readonly timer: FakeTimer;
  readonly files: Map<string, string>;
  readonly events: AnyEnvelope[];
  readonly runs: StartedRun[];
  readonly jobs: JobStore;
  readonly activations: Map<string, Activation>;
  /** Payloads of the events of a name, oldest first. */
  told<Name extends EventName>(name: Name): readonly EventMap[Name][];
}

export interface AHost {
  readonly triggers: Triggers;
  readonly queue: JobQueue;
  readonly reported: unknown[];
  publish(name: EventName, payload: object, origin?: EventOrigin): AnyEnvelope;
  /** From now on, or in the middle of that many writes from now, nothing of this process reaches the world. */
  kill(afterWrites?: number): void;
}

export function aWorld(files: Readonly<Record<string, string>>): AWorld {
  const events: AnyEnvelope[] = [];
  return {
    timer: createFakeTimer(),
    files: new Map(Object.entries(files)),
    events,
    runs: [],
    jobs: createMemoryJobStore(),
    activations: new Map(),
    told: (name) =>
      events.filter((event) => event.name === name).map(({ payload }) => payload as EventMap[typeof name]),
  };
}

export interface HostParts {
  readonly isHeld?: () => boolean;
  /** Called for each run that starts; what it throws is why it does not. */
  readonly onStart?: (run: StartedRun) => void;
  /** It makes events, but fires nothing and does no jobs. */
  readonly isIdle?: boolean;
  /** How long a run waits for others before it starts; default not at all. */
  readonly startTakesMs?: number;
}

/** One process over a world: triggers and job queue as the product joins them, both started. */
export function aHost(world: AWorld, parts: HostParts = {}): AHost {
  let writesLeft = Number.POSITIVE_INFINITY;
  const reported: unknown[] = [];
  const hearers = new Set<{ readonly pattern: string; readonly hear: (event: AnyEnvelope) => void }>();
  const isDead = (): boolean => writesLeft <= 0;

  /** The write at which it dies is done, and whoever asked for it never hears so. */
  function write<Value>(act: () => Value): Value {
    if (isDead()) throw new Error("killed");
    writesLeft -= 1;
    if (writesLeft === 1) {
      act();
      writesLeft = 0;
    }
    if (isDead()) throw new Error("killed");
    return act();
  }

  function publish(name: EventName, payload: object, origin: EventOrigin = {}): AnyEnvelope {
    const seq = world.events.length + 1;
    const event = {
      seq,
      id: eventId(`e${seq}`),
      name,
      payload,
      tsEventMs: world.timer.clock.now(),
      tsInitMs: world.timer.clock.now(),
      sessionId: sessionId("s"),
      runId: origin.runId,
      correlationId: correlationId("c"),
      causationId: origin.causationId,
    } as AnyEnvelope;
    write(() => world.events.push(event));
    triggers.onEvent(event);
    for (const { pattern, hear } of hearers) if (matchesTopic(pattern, name)) hear(event);
    return event;
  }

  const timer = {
    ...world.timer,
    after: (delayMs: number, callback: () => void) =>
      world.timer.after(delayMs, () => {
        if (!isDead()) callback();
      }),
  };
  const clock = world.timer.clock;
  const jobs: JobStore = {
    ...world.jobs,
    add: (...input) => write(() => world.jobs.add(...input)),
    save: (job) => write(() => world.jobs.save(job)),
  };
  const triggers: Triggers = createTriggers({
    clock,
    timer,
    hash: sha256,
    library: createWorkflowLibrary(
      {
        list: async () =>
          [...world.files].map(([fileName, text]) => ({ fileName, text, origin: "user" as const })),
      },
      sha256,
    ),
    orchestrator: { check: async () => undefined },
    store: {
      list: () => [...world.activations.values()],
      save: (activation) => write(() => world.activations.set(activation.workflow, activation)),
    },
    publish,
    enqueue: (request) => queue.enqueue(request),
    subscribe(pattern, hear) {
      const hearer = { pattern, hear };
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
    logs: {
      ends: () => ({ research: world.events.length }),
      readNamed: (_log, names, seq, lastSeq) =>
        world.events.slice(seq, lastSeq).filter(({ name }) => names.includes(name)),
    },
    workflowOfRun: (id) => world.runs.find(({ runId }) => runId === id)?.workflow,
    isHeld: () => parts.isHeld?.() ?? false,
    report: (thrown) => reported.push(thrown),
  });
  const queue = createJobQueue({
    store: jobs,
    clock,
    timer,
    policy: DEFAULT_JOB_POLICY,
    maxRunning: 4,
    handlers: {
      [START_JOB]: createFiredRunStarter({
        hash: sha256,
        publish,
        mayStart: (workflow, activation) => triggers.isCurrent(workflow, activation),
        hasRun: (id) => world.runs.some(({ runId }) => runId === id),
        async startRun(fired, { runId, confirm }) {
          const { promise, resolve } = Promise.withResolvers<void>();
          timer.after(parts.startTakesMs ?? 0, resolve);
          await promise;
          confirm();
          const run = { ...fired, runId, tsMs: clock.now() };
          parts.onStart?.(run);
          write(() => world.runs.push(run));
        },
      }),
    },
    isHeld: () => parts.isHeld?.() ?? false,
    onDead: () => undefined,
    onStoreFailed: (thrown) => reported.push(thrown),
  });
  triggers.heal(world.events);
  if (parts.isIdle !== true) {
    queue.start();
    triggers.start();
  }
  const kill = (afterWrites = 0): void => {
    writesLeft = afterWrites;
  };
  return { triggers, queue, reported, publish, kill };
}
