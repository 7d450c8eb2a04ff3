import type { SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";

/** What a worker is started with. */
export interface WorkerStart {
  /** One 32-bit counter that the worker raises as long as it lives and gets on. */
  readonly beats: SharedArrayBuffer;
}

/** One call of a method in a worker. Errors come back as values: comlink would keep no more than their message. */
export interface WorkerCall {
  readonly slice: string;
  readonly method: string;
  readonly input: unknown;
  readonly seed: number;
  /** One 32-bit flag; the host sets it to 1 to cancel. */
  readonly cancelFlag: SharedArrayBuffer;
}

export type ReportProgress = (fraction: number, message: string) => void;

/** What slice.worker.ts exposes. */
export interface SliceWorkerApi {
  call(call: WorkerCall, onProgress: ReportProgress): Promise<Result<unknown, SerialError>>;
}
