import { DEFAULT_JOB_POLICY } from "#engine/jobs/job-policy.ts";
import { createJobQueue, type JobQueue } from "#engine/jobs/job-queue.ts";
import type { Engine } from "#engine/engine.ts";
import { createFiredRunStarter, START_JOB } from "#engine/triggers/fired-run.ts";
import { createTriggers, type Triggers } from "#engine/triggers/triggers.ts";
import { createActivationStore } from "#main/store/activation-store.ts";
import { createJobStore } from "#main/store/job-store.ts";
import type { Store } from "#main/store/open-store.ts";
import type { Books } from "#main/logs/books.ts";
import { crashPoint } from "#main/node/crash-point.ts";
import { nodeClock, nodeHasher, nodeTimer } from "#main/node/node-ports.ts";
import type { RunShelf } from "./run-shelf.ts";
import type { RunStarter } from "./start-run.ts";

/** Jobs that run at the same time; one that waits for a run of its workflow to end takes a place. */
const MAX_JOBS = 32;
/** A row is written right after its event, so only the newest events can lack theirs. */
const EVENTS_LOOKED_AT = 1_000;

export interface AutomationPorts {
  readonly store: Store;
  readonly books: Books;
  readonly engine: Engine;
  readonly shelf: RunShelf;
  readonly starter: RunStarter;
  /** While true nothing is started. */
  readonly isHeld: () => boolean;
  readonly report: (thrown: unknown) => void;
}

/** What starts runs without a person: triggers, and the jobs that they make. */
export interface Automation {
  readonly triggers: Triggers;
  readonly queue: JobQueue;
  /** Lets active workflows fire, and does the jobs that wait. */
  start(): void;
  /** Resolves when no job is under way any more. */
  stop(): Promise<void>;
}

export function createAutomation(ports: AutomationPorts): Automation {
  const { store, books, engine, shelf, starter, isHeld, report } = ports;
  const { publish } = books;
  const queue: JobQueue = createJobQueue({
    store: createJobStore(store.research),
    clock: nodeClock,
    timer: nodeTimer,
    policy: DEFAULT_JOB_POLICY,
    maxRunning: MAX_JOBS,
    handlers: {
      [START_JOB]: createFiredRunStarter({
        hash: nodeHasher,
        publish,
        mayStart: (workflow, activation) => triggers.isCurrent(workflow, activation) && !isHeld(),
        hasRun: (id) => shelf.get(id) !== undefined,
        async startRun({ workflow, inputs }, options) {
          crashPoint("fired-run-starting");
          await starter.start(workflow, inputs, options);
          crashPoint("fired-run-started");
        },
      }),
    },
    isHeld,
    onDead: ({ number, key, error }) => {
      if (error !== undefined) publish("job.failed", { job: `${number} (${key})`, error }, {});
    },
    onStoreFailed: report,
  });
  const triggers = createTriggers({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    library: engine.library,
    orchestrator: starter,
    store: createActivationStore(store.research),
    publish,
    enqueue(request) {
      crashPoint("job-queueing");
      queue.enqueue(request);
      crashPoint("job-queued");
    },
    subscribe(pattern, handler) {
      const stops = books.all.map(({ bus }) => bus.subscribePattern(pattern, handler));
      return () => {
        for (const stop of stops) stop();
      };
    },
    logs: {
      ends: () => Object.fromEntries(books.all.map(({ name, log }) => [name, log.lastSeq()])),
      readNamed: (name, ...range) =>
        books.all.find((book) => book.name === name)?.log.readNamed(...range) ?? [],
    },
    workflowOfRun: (id) => shelf.get(id)?.workflow,
    isHeld,
    report,
  });
  const { log } = books.ofMode("backtest");
  triggers.heal(log.readAfter(Math.max(0, log.lastSeq() - EVENTS_LOOKED_AT), EVENTS_LOOKED_AT));
  return {
    triggers,
    queue,
    start() {
      queue.start();
      triggers.start();
    },
    stop() {
      triggers.stop();
      return queue.stop();
    },
  };
}
