import { Worker, type WorkerOptions } from "node:worker_threads";
import { wrap, type Remote } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
import { fromSerialError, toAppError, type AppError, type SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { CountedFacts } from "#engine/base/counted-backtests.ts";
import { cancelledError, isCancelledError, type Cancellation } from "#engine/base/cancellation.ts";
import { deadlineError, hungError, lostError, memoryError, type LaneOwner } from "./lane-errors.ts";
import {
  READY_MESSAGE,
  type CountMessage,
  type ProgressMessage,
  type WorkerStart,
} from "./worker-contract.ts";
import { describeSilence, longestSilenceMs } from "./thread-silence.ts";
import { watchBeats } from "./watch-beats.ts";
import { watchMemory } from "./watch-memory.ts";

/** How long a cancelled call may take to answer before its thread is ended. */
const CANCEL_GRACE_MS = 250;
const LOOK_EVERY_MS = 1_000;

export type LaneState = "running" | "silent" | "lost";

export interface LaneOptions {
  /** What it works for, for messages. */
  readonly owner: LaneOwner;
  readonly file: string | URL;
  readonly worker: Omit<WorkerOptions, "workerData">;
  /** A thread that gives no sign of life for that long while it has work is ended, and its call fails; undefined waits. */
  readonly hungAfterMs?: number;
  /** A thread that holds more is ended, and its call fails; undefined leaves it to Node's limits of the heap. */
  readonly mostBytes?: number;
  /** Hears each second how the thread does while it works, and at once when it dies. */
  readonly onState: (state: LaneState, detail: string | undefined) => void;
}

export interface LaneCall<Api> {
  /** Sends the call; `cancelFlag` is one 32-bit cell that becomes 1 when the answer is no longer wanted. */
  readonly send: (api: Remote<Api>, cancelFlag: SharedArrayBuffer) => Promise<Result<unknown, SerialError>>;
  readonly cancellation: Cancellation;
  readonly onProgress: (fraction: number, message: string) => void;
  /** Hears of backtests that the call ran; undefined where it tells of none. */
  readonly onBacktests?: (facts: CountedFacts) => void;
  /** The thread is ended when it has not answered after that long; undefined waits. */
  readonly deadlineMs: number | undefined;
  /** A sign of life gives the call that time anew: for long work that is only ill when it falls silent. */
  readonly isDeadlineOfSilence?: boolean;
}

interface Job<Api> extends LaneCall<Api> {
  readonly cancelFlag: SharedArrayBuffer;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
  readonly disposables: (() => void)[];
  isDone: boolean;
}

interface Thread<Api> {
  readonly worker: Worker;
  readonly api: Remote<Api>;
  readonly beats: Int32Array;
  /** Why we end it ourselves; undefined makes an exit a crash. */
  endedBy: string | undefined;
  failure: Error | undefined;
  isReady: boolean;
}

/**
 * One worker thread that starts with its first call and runs one call at a time. A thread that dies fails the call
 * that it had, and the next call starts another one.
 */
export class WorkerLane<Api> {
  readonly #options: LaneOptions;
  readonly #queue: Job<Api>[] = [];
  #thread: Thread<Api> | undefined;
  #active: Job<Api> | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  call(call: LaneCall<Api>): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const cancelFlag = new SharedArrayBuffer(4);
      const job: Job<Api> = { ...call, cancelFlag, resolve, reject, disposables: [], isDone: false };
      this.#queue.push(job);
      job.disposables.push(call.cancellation.onCancel((by) => this.#cancel(job, by)));
      this.#next();
    });
  }

  state(): { readonly hasThread: boolean; readonly isBusy: boolean; readonly waiting: number } {
    return {
      hasThread: this.#thread !== undefined,
      isBusy: this.#active !== undefined,
      waiting: this.#queue.length,
    };
  }

  /** Ends the thread; a call under way is lost, as in a crash. */
  async kill(reason: string): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    thread.failure = new Error(reason);
    await thread.worker.terminate();
  }

  /** Ends the thread for good; a call under way is cancelled. */
  async dispose(): Promise<void> {
    for (const job of this.#queue.splice(0)) this.#settle(job, cancelledError("shutdown"));
    await this.#end("shutdown");
  }

  #next(): void {
    if (this.#active !== undefined) return;
    const job = this.#queue.shift();
    if (job === undefined) {
      this.#thread?.worker.unref();
      return;
    }
    this.#active = job;
    const thread = (this.#thread ??= this.#spawn());
    thread.worker.ref();
    this.#options.onState("running", undefined);
    this.#watch(job, thread);
    job.send(thread.api, job.cancelFlag).then(
      (result) => this.#answered(job, thread, result),
      (thrown: unknown) => this.#settle(job, toAppError(thrown)),
    );
  }

  #answered(job: Job<Api>, thread: Thread<Api>, result: Result<unknown, SerialError>): void {
    // An answer is a sign of life too: who was silent while it computed is well again.
    if (thread === this.#thread) this.#options.onState("running", undefined);
    if (result.ok) {
      this.#settle(job, undefined, result.value);
      return;
    }
    const error = fromSerialError(result.error);
    const reason = job.cancellation.reason;
    // The thread does not know who cancelled; the host does.
    this.#settle(job, isCancelledError(error) && reason !== undefined ? cancelledError(reason) : error);
  }

  #settle(job: Job<Api>, error: AppError | undefined, value?: unknown): void {
    if (job.isDone) return;
    job.isDone = true;
    for (const dispose of job.disposables) dispose();
    if (error === undefined) job.resolve(value);
    else job.reject(error);
    if (this.#active !== job) return;
    this.#active = undefined;
    this.#next();
  }

  #cancel(job: Job<Api>, by: string): void {
    const queuedAt = this.#queue.indexOf(job);
    if (queuedAt >= 0) {
      this.#queue.splice(queuedAt, 1);
      this.#settle(job, cancelledError(by));
      return;
    }
    Atomics.store(new Int32Array(job.cancelFlag), 0, 1);
    this.#endAfter(job, CANCEL_GRACE_MS, by, () => cancelledError(by));
  }

  /** Watches the heartbeats of the thread and the call's deadline while it works on the job. */
  #watch(job: Job<Api>, thread: Thread<Api>): void {
    const { onState, hungAfterMs = Number.POSITIVE_INFINITY, mostBytes, owner } = this.#options;
    const stop = watchBeats({
      beats: thread.beats,
      everyMs: LOOK_EVERY_MS,
      onBeat: () => onState("running", undefined),
      onSilence: (silentMs) => {
        if (silentMs >= hungAfterMs) {
          const error = hungError(owner, silentMs);
          onState("lost", error.message);
          this.#endWith(job, "hung", error);
        } else if (silentMs >= longestSilenceMs(thread)) onState("silent", describeSilence(thread));
      },
    });
    job.disposables.push(stop);
    if (mostBytes !== undefined) {
      const end = (): void => this.#endWith(job, "memory", memoryError(owner, mostBytes));
      job.disposables.push(watchMemory(thread.worker, mostBytes, end));
    }
    if (thread.isReady) this.#startDeadline(job, thread);
  }

  /** Ends the thread when the job has not settled within that time: nothing else stops a loop that never asks. */
  #endAfter(job: Job<Api>, delayMs: number, reason: string, error: () => AppError): void {
    const timeout = setTimeout(() => this.#endWith(job, reason, error()), delayMs);
    job.disposables.push(() => clearTimeout(timeout));
  }

  /** Ends the thread when it has given no sign of life for that long while it worked on the job. */
  #endWhenSilent(job: Job<Api>, thread: Thread<Api>, silenceMs: number, error: () => AppError): void {
    const stop = watchBeats({
      beats: thread.beats,
      everyMs: Math.min(LOOK_EVERY_MS, silenceMs / 4),
      onSilence: (silentMs) => {
        if (silentMs > silenceMs) this.#endWith(job, "deadline", error());
      },
    });
    job.disposables.push(stop);
  }

  #endWith(job: Job<Api>, reason: string, error: AppError): void {
    if (this.#active !== job) return;
    // The next job must not be given to a thread that is on its way out.
    void this.#end(reason);
    this.#settle(job, error);
  }

  async #end(reason: string): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    thread.endedBy = reason;
    this.#thread = undefined;
    await thread.worker.terminate();
  }

  #spawn(): Thread<Api> {
    const beats = new SharedArrayBuffer(4);
    const workerData: WorkerStart = { beats };
    const worker = new Worker(this.#options.file, { ...this.#options.worker, workerData });
    const thread: Thread<Api> = {
      worker,
      api: wrap<Api>(nodeEndpoint(worker)),
      beats: new Int32Array(beats),
      endedBy: undefined,
      failure: undefined,
      isReady: false,
    };
    worker.on("message", (message: unknown) => this.#heard(thread, message));
    worker.on("error", (error: Error) => {
      thread.failure = error;
    });
    worker.on("exit", (code) => this.#exited(thread, code));
    return thread;
  }

  #heard(thread: Thread<Api>, message: unknown): void {
    if (thread !== this.#thread) return;
    if (message === READY_MESSAGE) {
      thread.isReady = true;
      if (this.#active !== undefined) this.#startDeadline(this.#active, thread);
    } else if (isProgress(message)) {
      this.#active?.onProgress(message.progress.fraction, message.progress.message);
    } else if (isCount(message)) this.#active?.onBacktests?.(message.counted);
  }

  /** Loading the thread's own code is not the call's fault, so its time counts from when the thread is ready. */
  #startDeadline(job: Job<Api>, thread: Thread<Api>): void {
    const { deadlineMs, isDeadlineOfSilence } = job;
    if (deadlineMs === undefined) return;
    const error = (): AppError => deadlineError(this.#options.owner, deadlineMs);
    if (isDeadlineOfSilence === true) this.#endWhenSilent(job, thread, deadlineMs, error);
    else this.#endAfter(job, deadlineMs, "deadline", error);
  }

  #exited(thread: Thread<Api>, code: number): void {
    if (thread.endedBy !== undefined) {
      const job = this.#active;
      // Another thread may have taken over; then the active job is its.
      if (job !== undefined && this.#thread === undefined) this.#settle(job, cancelledError(thread.endedBy));
      return;
    }
    this.#thread = undefined;
    const detail = `worker ended: ${thread.failure?.message ?? `exit code ${code}`}`;
    this.#options.onState("lost", detail);
    if (this.#active !== undefined)
      this.#settle(this.#active, lostError(this.#options.owner, detail, thread.failure));
  }
}

function isProgress(message: unknown): message is ProgressMessage {
  return typeof message === "object" && message !== null && "progress" in message;
}

function isCount(message: unknown): message is CountMessage {
  return typeof message === "object" && message !== null && "counted" in message;
}
