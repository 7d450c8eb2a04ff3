import type { Mode } from "#shared/model/mode.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";

/** What one firing of a trigger brings into the namespace of the steps under it. */
export interface TriggerFiring {
  /** Values by name, of the wire types that `triggers.ts` declares for the trigger. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Firings are pulled: the next one comes only after the steps of the last one are done, so nothing overtakes. */
export interface TriggerStream {
  /** The next firing; undefined when the source has ended. Rejects when cancelled. */
  next(cancellation: Cancellation): Promise<TriggerFiring | undefined>;
  close(): void;
}

/** Port: opens the stream of a trigger for a run. */
export interface TriggerSource {
  open(
    trigger: string,
    run: { readonly runId: RunId; readonly mode: Mode; readonly inputs: Readonly<Record<string, unknown>> },
  ): Promise<TriggerStream>;
}
