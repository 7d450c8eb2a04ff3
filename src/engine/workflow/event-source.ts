import type { EventName } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";

export interface HeardEvent {
  readonly name: EventName;
  readonly payload: unknown;
  readonly runId: RunId | undefined;
  readonly tsEventMs: number;
}

/** Port: the events that a run can wait for, of the log that it writes to itself. */
export interface EventSource {
  /**
   * Hears each event whose name matches, from now on; with `afterSeq` first those that the log holds after that one.
   * Answers the way to stop.
   */
  listen(
    wanted: { readonly mode: Mode; readonly pattern: string; readonly afterSeq?: number | undefined },
    hear: (event: HeardEvent) => void,
  ): () => void;
}
