import type { CountedFacts } from "#engine/base/counted-backtests.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { StrategyFace } from "#engine/calc/strategies/own-strategies.ts";

/** What a worker is started with. */
export interface WorkerStart {
  /** One 32-bit counter that the worker raises as long as it lives and gets on. */
  readonly beats: SharedArrayBuffer;
}

/** What a worker may tell its host while it works on a call. */
export interface HostLink {
  /** Gives a sign of life. */
  beat(): void;
  progress(fraction: number, message: string): void;
  /** Tells of backtests that the call ran, so that they count however it ends. */
  count(facts: CountedFacts): void;
}

/** Posted once, when the thread has loaded its code and can take calls. */
export const READY_MESSAGE = "ready";

/**
 * Progress of the call under way, as the worker posts it beside comlink's own messages (which carry an `id`). On the
 * same port it cannot arrive after the answer, as it could through a comlink proxy.
 */
export interface ProgressMessage {
  readonly progress: { readonly fraction: number; readonly message: string };
}

/** Backtests of the call under way, posted as its progress is. */
export interface CountMessage {
  readonly counted: CountedFacts;
}

/** One call of a method in a worker. Errors come back as values: comlink would keep no more than their message. */
export interface WorkerCall {
  readonly slice: string;
  readonly method: string;
  readonly input: unknown;
  readonly seed: number;
  /** One 32-bit flag; the host sets it to 1 to cancel. */
  readonly cancelFlag: SharedArrayBuffer;
  /** The person's own strategies, which only run in their own thread. */
  readonly ownStrategies: readonly StrategyFace[];
}

/** What slice.worker.ts exposes. */
export interface SliceWorkerApi {
  call(call: WorkerCall): Promise<Result<unknown, SerialError>>;
}
