import type { SerialError } from "#shared/errors/app-error.ts";
import type { JobStatus } from "#shared/model/job-status.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** Work that is to be done once somebody asks for it and survives the process that was asked. */
export interface JobRequest {
  /** Two requests of one key are one job. */
  readonly key: string;
  /** Which handler does it. */
  readonly kind: string;
  /** At most one job of a lane runs at a time. */
  readonly lane: string;
  /** 0 to 9; of those that are ready the highest is taken first. */
  readonly priority: number;
  /** Plain data. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Not before; default at once. */
  readonly tsReadyMs?: EpochMs;
}

export interface Job extends Required<JobRequest> {
  /** Its own in its file; never used again. */
  readonly number: number;
  readonly status: JobStatus;
  /** Tries that were begun, also those that a kill cut off. */
  readonly attempts: number;
  readonly tsQueuedMs: EpochMs;
  /** When its status last changed. */
  readonly tsChangedMs: EpochMs;
  /** Why the last try failed. */
  readonly error: SerialError | undefined;
  /** What came of it, in words. */
  readonly outcome: string | undefined;
}

/** Port: where jobs are kept; each call is durable when it returns. */
export interface JobStore {
  /** The job of that key: a new one that waits, or the one that there is. */
  add(request: Required<JobRequest>, tsNowMs: EpochMs): Job;
  get(number: number): Job | undefined;
  /** Newest first. */
  list(limit: number): readonly Job[];
  /** Of those that wait, are ready and in no such lane: the highest priority, then the longest ready, then the oldest. */
  next(tsNowMs: EpochMs, busyLanes: ReadonlySet<string>): Job | undefined;
  /** When the next job that waits becomes ready; undefined when none waits. */
  nextReadyMs(busyLanes: ReadonlySet<string>): EpochMs | undefined;
  /** Replaces how a job stands: status, attempts, times, error, outcome. */
  save(job: Job): void;
  remove(number: number): void;
  /** Those that a process had begun and not ended. */
  listRunning(): readonly Job[];
  /** Forgets what was done before that time; its keys may then be used again. */
  forgetDone(tsBeforeMs: EpochMs): void;
}
