import type { SerialError } from "#shared/errors/app-error.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";

/** 0 done, 1 failed, 2 wrong input or configuration, 3 refused, 130 cancelled. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export function exitCodeOfError(error: SerialError): ExitCode {
  if (error.code === "run.cancelled") return 130;
  switch (error.kind) {
    case "user":
      return 2;
    case "refused":
      return 3;
    case "transient":
    case "bug":
      return 1;
  }
}

export function exitCodeOfRun(run: Pick<RunView, "status" | "error">): ExitCode {
  switch (run.status) {
    case "completed":
    // It does what it was asked to.
    case "paused":
      return 0;
    case "cancelled":
      return 130;
    case "refused":
      return 3;
    case "pending":
    case "running":
    case "failed":
      return run.error === undefined ? 1 : exitCodeOfError(run.error);
  }
}
