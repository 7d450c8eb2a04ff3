import { createFakeTimer, type FakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import type { AppError } from "#shared/errors/app-error.ts";
import type { Job, JobRequest, JobStore } from "../job.ts";
import { DEFAULT_JOB_POLICY } from "../job-policy.ts";
import { createJobQueue, type JobQueue } from "../job-queue.ts";

export interface Begun {
  readonly job: Job;
  succeed(): void;
  fail(error: AppError): void;
}

export interface AProcess {
  readonly queue: JobQueue;
  readonly begun: readonly Begun[];
  readonly dead: readonly Job[];
  readonly refusals: readonly unknown[];
  /** After it, nothing that the process still does reaches the store. */
  readonly kill: () => void;
}

export interface ProcessParts {
  readonly store: JobStore;
  readonly timer?: FakeTimer;
  readonly maxRunning?: number;
  readonly isHeld?: () => boolean;
  readonly onBegin?: (job: Job) => void;
}

export function aRequest(key: string, parts: Partial<JobRequest> = {}): JobRequest {
  return { key, kind: "work", lane: key, priority: 5, payload: { key }, ...parts };
}

/** A process with a started queue whose jobs end when the test says so. */
export function aProcess({ store, timer = createFakeTimer(), ...parts }: ProcessParts): AProcess {
  const begun: Begun[] = [];
  const dead: Job[] = [];
  const refusals: unknown[] = [];
  let isKilled = false;
  const queue = createJobQueue({
    store: untilKilled(store, () => isKilled),
    clock: timer.clock,
    timer,
    policy: DEFAULT_JOB_POLICY,
    maxRunning: parts.maxRunning ?? 2,
    handlers: {
      work(job) {
        parts.onBegin?.(job);
        const { promise, resolve, reject } = Promise.withResolvers<string>();
        begun.push({ job, succeed: () => resolve(`did ${job.key}`), fail: reject });
        return promise;
      },
    },
    isHeld: () => isKilled || (parts.isHeld?.() ?? false),
    onDead: (job) => dead.push(job),
    onStoreFailed: (thrown) => refusals.push(thrown),
  });
  queue.start();
  const kill = (): void => {
    isKilled = true;
  };
  return { queue, begun, dead, refusals, kill };
}

function untilKilled(store: JobStore, isKilled: () => boolean): JobStore {
  return new Proxy(store, {
    get(target, name) {
      if (isKilled()) throw new Error("a dead process reaches no store");
      return Reflect.get(target, name) as unknown;
    },
  });
}
