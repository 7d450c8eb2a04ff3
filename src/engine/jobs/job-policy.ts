import { AppError, toSerialError } from "#shared/errors/app-error.ts";
import { epochMs, type EpochMs } from "#shared/model/time.ts";
import type { Job } from "./job.ts";

/** How a job that failed is tried again. */
export interface JobPolicy {
  /** How often it is tried in all. */
  readonly attempts: number;
  /** Wait before the second try; each further one is `factor` times as long, up to `maxMs`. */
  readonly initialMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

export const DEFAULT_JOB_POLICY: JobPolicy = { attempts: 5, initialMs: 1_000, factor: 4, maxMs: 300_000 };

/** The job as its next try begins. */
export function beginJob(job: Job, tsNowMs: EpochMs): Job {
  return { ...job, status: "running", attempts: job.attempts + 1, tsChangedMs: tsNowMs };
}

export function finishJob(job: Job, outcome: string, tsNowMs: EpochMs): Job {
  return { ...job, status: "done", outcome, error: undefined, tsChangedMs: tsNowMs };
}

/** The job after a try that failed: it waits for the next, or is dead. What a rule or a wrong input refused stays refused. */
export function failJob(job: Job, error: AppError, policy: JobPolicy, tsNowMs: EpochMs): Job {
  const failed = { ...job, error: toSerialError(error), tsChangedMs: tsNowMs };
  const canChange = error.kind === "transient" || error.kind === "bug";
  if (!canChange || job.attempts >= policy.attempts) return { ...failed, status: "dead" };
  const waitMs = Math.min(policy.maxMs, policy.initialMs * policy.factor ** (job.attempts - 1));
  return { ...failed, status: "waiting", tsReadyMs: epochMs(tsNowMs + waitMs) };
}

/** The job given back: its process ended in order before the try did, so that try does not count. */
export function giveBackJob(job: Job, tsNowMs: EpochMs): Job {
  return { ...job, status: "waiting", attempts: job.attempts - 1, tsChangedMs: tsNowMs };
}

/** The job after its process died: it waits again, unless that has happened at every try. */
export function recoverJob(job: Job, policy: JobPolicy, tsNowMs: EpochMs): Job {
  if (job.attempts < policy.attempts) return { ...job, status: "waiting", tsChangedMs: tsNowMs };
  return failJob(job, cutOffError(job), policy, tsNowMs);
}

/** The job as a person sends it on its way again. */
export function retryJob(job: Job, tsNowMs: EpochMs): Job {
  return { ...job, status: "waiting", attempts: 0, tsReadyMs: tsNowMs, tsChangedMs: tsNowMs };
}

function cutOffError({ attempts }: Job): AppError {
  return new AppError({
    kind: "transient",
    code: "job.cut-off",
    message: `the program ended in the middle of each of its ${attempts} tries`,
    value: String(attempts),
    remedy: "look at log/ in the workspace, then let it be tried again or drop it",
  });
}
