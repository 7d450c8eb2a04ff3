import type { SerialError } from "../errors/app-error.ts";

export interface JobEvents {
  "job.queued": { readonly job: string; readonly slice: string; readonly method: string };
  /** `fraction` is 0 to 1. */
  "job.progressed": { readonly step: string; readonly fraction: number; readonly message: string };
  "job.completed": { readonly job: string; readonly durationMs: number };
  "job.failed": { readonly job: string; readonly error: SerialError };
}
