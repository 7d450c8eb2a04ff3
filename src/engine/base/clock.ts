import type { EpochMs } from "#shared/model/time.ts";

/** The only source of the present in the engine. */
export interface Clock {
  now(): EpochMs;
  /** Milliseconds of a clock that never goes back; only differences mean anything. */
  monotonicMs(): number;
}
