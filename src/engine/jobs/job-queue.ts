import { toAppError, userError, refusedError, AppError } from "#shared/errors/app-error.ts";
import { epochMs, DAY_MS } from "#shared/model/time.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { Dispose } from "#engine/base/disposable.ts";
import type { Timer } from "#engine/base/timer.ts";
import type { Job, JobRequest, JobStore } from "./job.ts";
import {
  beginJob,
  failJob,
  finishJob,
  giveBackJob,
  recoverJob,
  retryJob,
  type JobPolicy,
} from "./job-policy.ts";

/** Does a job; answers in words what came of it. It may be called again for a job that it has done. */
export type JobHandler = (job: Job) => Promise<string>;

export interface JobQueuePorts {
  readonly store: JobStore;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly policy: JobPolicy;
  /** Jobs that run at the same time. */
  readonly maxRunning: number;
  /** By kind. */
  readonly handlers: Readonly<Record<string, JobHandler>>;
  /** While true no job begins. */
  isHeld(): boolean;
  /** Is told of each job that has failed its last try. */
  onDead(job: Job): void;
  /** Is told when the store refuses; it is asked again after a rest. */
  onStoreFailed(thrown: unknown): void;
}

/**
 * Jobs of a store, done at least once each, by one process at a time: whoever opens the queue takes back what the process
 * before it had begun.
 */
export interface JobQueue {
  /** Answers the job of that key, new or known; from then on it survives a crash. */
  enqueue(request: JobRequest): Job;
  /** Begins to work. */
  start(): void;
  /** Begins no more, and waits until what has begun has ended. */
  stop(): Promise<void>;
  /** Newest first. */
  list(limit: number): readonly Job[];
  get(number: number): Job;
  /** Sends a dead job on its way again. */
  retry(number: number): Job;
  /** Forgets a job that waits or is dead. */
  drop(number: number): Job;
}

/** Longest time without a look: a clock may be set, and the machine may sleep. */
const LOOK_AGAIN_MS = 30_000;
const REST_MS = 5_000;
/** How long the key of a job that is done is remembered. */
const KEPT_MS = 30 * DAY_MS;

export function createJobQueue(ports: JobQueuePorts): JobQueue {
  const { store, clock, timer, policy } = ports;
  const underWay = new Map<number, { readonly lane: string; readonly ended: Promise<void> }>();
  let isStarted = false;
  let stopLooking: Dispose | undefined;

  function lookAgain(delayMs: number): void {
    stopLooking?.();
    stopLooking = timer.after(Math.max(0, Math.min(delayMs, LOOK_AGAIN_MS)), look);
  }

  /** Begins what can begin; a store that refuses is asked again later. */
  function look(): void {
    if (!isStarted) return;
    try {
      while (!ports.isHeld() && underWay.size < ports.maxRunning) {
        const job = store.next(clock.now(), busyLanes());
        if (job === undefined) break;
        begin(job);
      }
      const tsReadyMs = store.nextReadyMs(busyLanes());
      lookAgain(tsReadyMs === undefined || isBlocked() ? LOOK_AGAIN_MS : tsReadyMs - clock.now());
    } catch (thrown) {
      ports.onStoreFailed(thrown);
      lookAgain(REST_MS);
    }
  }

  const isBlocked = (): boolean => ports.isHeld() || underWay.size >= ports.maxRunning;
  const busyLanes = (): ReadonlySet<string> => new Set([...underWay.values()].map(({ lane }) => lane));

  function begin(waiting: Job): void {
    const job = beginJob(waiting, clock.now());
    store.save(job);
    const ended = perform(job).finally(() => {
      underWay.delete(job.number);
      look();
    });
    underWay.set(job.number, { lane: job.lane, ended });
  }

  async function perform(job: Job): Promise<void> {
    const after = await attempt(job);
    try {
      store.save(after);
      if (after.status === "dead") ports.onDead(after);
    } catch (thrown) {
      // It stays "running" in the store, so the next process does it again.
      ports.onStoreFailed(thrown);
    }
  }

  async function attempt(job: Job): Promise<Job> {
    try {
      const outcome = await handlerOf(job)(job);
      return finishJob(job, outcome, clock.now());
    } catch (thrown) {
      if (!isStarted) return giveBackJob(job, clock.now());
      return failJob(job, toAppError(thrown), policy, clock.now());
    }
  }

  function handlerOf({ kind }: Job): JobHandler {
    const handler = Object.hasOwn(ports.handlers, kind) ? ports.handlers[kind] : undefined;
    if (handler === undefined) throw unknownKind(kind);
    return handler;
  }

  function recover(): void {
    for (const job of store.listRunning()) {
      const recovered = recoverJob(job, policy, clock.now());
      store.save(recovered);
      if (recovered.status === "dead") ports.onDead(recovered);
    }
    store.forgetDone(epochMs(clock.now() - KEPT_MS));
  }

  function find(number: number): Job {
    const job = store.get(number);
    if (job === undefined) throw unknownJob(number);
    return job;
  }

  recover();
  return {
    enqueue(request) {
      const job = store.add({ tsReadyMs: clock.now(), ...request }, clock.now());
      if (isStarted) lookAgain(0);
      return job;
    },
    start() {
      isStarted = true;
      lookAgain(0);
    },
    async stop() {
      isStarted = false;
      stopLooking?.();
      await Promise.all([...underWay.values()].map(({ ended }) => ended));
    },
    list: (limit) => store.list(limit),
    get: find,
    retry(number) {
      const job = find(number);
      if (job.status !== "dead") throw notDead(job);
      const again = retryJob(job, clock.now());
      store.save(again);
      if (isStarted) lookAgain(0);
      return again;
    },
    drop(number) {
      const job = find(number);
      if (job.status !== "dead" && job.status !== "waiting") throw notDroppable(job);
      store.remove(number);
      return job;
    },
  };
}

function unknownKind(kind: string): AppError {
  return new AppError({
    kind: "refused",
    code: "job.kind-unknown",
    message: `nobody does jobs of the kind ${kind}`,
    value: kind,
    remedy: "drop it, or open the workspace with the version that made it",
  });
}

function unknownJob(number: number): AppError {
  return userError({
    code: "job.unknown",
    message: `no job has the number ${number}`,
    field: "job",
    value: String(number),
    remedy: "gpt-trader jobs list shows those of this workspace",
  });
}

function notDead({ number, status }: Job): AppError {
  return refusedError({
    code: "job.not-dead",
    message: `only a dead job can be tried again, job ${number} is ${status}`,
    field: "job",
    value: String(number),
    remedy: "wait for it: it is tried by itself",
  });
}

function notDroppable({ number, status }: Job): AppError {
  return refusedError({
    code: "job.not-droppable",
    message: `a job that is ${status} cannot be dropped`,
    field: "job",
    value: String(number),
    remedy: status === "running" ? "wait until it has ended" : "what is done needs no dropping",
  });
}
