import type { EventMap, EventName } from "#shared/events/event-map.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Cancellation } from "./cancellation.ts";
import type { Clock } from "./clock.ts";
import type { Hasher } from "./hasher.ts";
import type { Logger } from "./logger.ts";
import type { Rng } from "./rng.ts";

/** What a method gets beside its input: the whole world that it may know. */
export interface SliceContext {
  readonly clock: Clock;
  /** Seeded by the run's seed and the step's id. */
  readonly rng: Rng;
  readonly seed: number;
  /** The seed that the person gave the run, to state where a result came from; undefined outside a run and in a worker. */
  readonly runSeed: number | undefined;
  readonly log: Logger;
  readonly cancellation: Cancellation;
  readonly hash: Hasher;
  readonly mode: Mode;
  readonly runId: RunId | undefined;
  /** Reports `fraction` of the work done, 0 to 1, with a few words; call as often as convenient. */
  progress(fraction: number, message: string): void;
  /** States a fact about what was done; nobody waits for it. */
  publish<Name extends EventName>(name: Name, payload: EventMap[Name]): void;
}
