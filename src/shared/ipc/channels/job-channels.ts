import type { SerialError } from "#shared/errors/app-error.ts";
import type { JobStatus } from "#shared/model/job-status.ts";
import type { EpochMs } from "#shared/model/time.ts";

/** Work that was asked for and survives the process that was asked. */
export interface JobView {
  readonly number: number;
  /** Two requests of one key are one job. */
  readonly key: string;
  readonly kind: string;
  readonly priority: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly status: JobStatus;
  /** Tries that were begun. */
  readonly attempts: number;
  readonly tsQueuedMs: EpochMs;
  /** It is not tried before. */
  readonly tsReadyMs: EpochMs;
  readonly tsChangedMs: EpochMs;
  /** Why the last try failed. */
  readonly error: SerialError | undefined;
  /** What came of it, in words. */
  readonly outcome: string | undefined;
}

export interface JobRequests {
  /** Newest first, at most 200. */
  "job:list": (input: undefined) => readonly JobView[];
  "job:get": (input: { readonly number: number }) => JobView;
  /** Sends a dead job on its way again. */
  "job:retry": (input: { readonly number: number }) => JobView;
  /** Forgets a job that waits or is dead. */
  "job:drop": (input: { readonly number: number }) => JobView;
}
