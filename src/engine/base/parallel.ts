import type { EventMap, EventName } from "#shared/events/event-map.ts";
import type { Cancellation } from "./cancellation.ts";
import type { CountedFacts } from "./counted-backtests.ts";

/**
 * Runs a slice's method elsewhere (a worker thread), or here when there is no elsewhere.
 * Several calls may be under way at once; a lost worker rejects its call with kind `transient`.
 */
export interface SliceCaller {
  /** How many calls can run at the same time. */
  readonly lanes: number;
  call(
    slice: string,
    method: string,
    input: unknown,
    options: {
      readonly seed: number;
      readonly cancellation: Cancellation;
      readonly onProgress: (fraction: number, message: string) => void;
      /** Which of the lanes to use, so that calls of one batch spread; 0 when it does not matter. */
      readonly lane: number;
    },
  ): Promise<unknown>;
}

/** A fact that a method stated in another thread; it is published where the run is known. */
export interface PublishedEvent<Name extends EventName = EventName> {
  readonly name: Name;
  readonly payload: EventMap[Name];
}

/** Runs methods over strategies of the person's own, where their code may run. */
export interface OwnStrategyCaller {
  call(
    strategies: readonly string[],
    slice: string,
    method: string,
    input: unknown,
    options: {
      readonly seed: number;
      readonly cancellation: Cancellation;
      readonly onProgress: (fraction: number, message: string) => void;
      /** Hears of the backtests of a search while it runs, so that they count however it ends. */
      readonly onBacktests: (facts: CountedFacts) => void;
    },
  ): Promise<{ readonly output: unknown; readonly published: readonly PublishedEvent[] }>;
}
