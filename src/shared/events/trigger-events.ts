import type { Mode } from "../model/mode.ts";
import type { EpochMs } from "../model/time.ts";

/** All in the research log: they belong to a workflow and not to a run. */
export interface TriggerEvents {
  /** From now on its triggers start runs; the number of the activation is the `seq` of this event. */
  "workflow.activated": {
    readonly workflow: string;
    readonly mode: Mode;
    readonly inputs: Readonly<Record<string, unknown>>;
    /** What each trigger says. */
    readonly triggers: readonly string[];
    readonly by: string;
  };
  "workflow.deactivated": { readonly workflow: string; readonly by: string };
  /** A trigger asks for a run; the job of that key starts it. */
  "trigger.fired": {
    readonly workflow: string;
    readonly trigger: string;
    readonly activation: number;
    /** The same for the same time or event, so that it starts one run. */
    readonly key: string;
    readonly why: string;
    readonly tsScheduledMs: EpochMs;
    /** Up to when the times of the trigger are settled by this; undefined for a trigger of events. */
    readonly tsSettledMs?: EpochMs;
    readonly priority: number;
  };
  /** Times that came while nobody could start the run; they are let go. */
  "trigger.missed": {
    readonly workflow: string;
    readonly trigger: string;
    readonly activation: number;
    /** At most 1,000 are counted. */
    readonly count: number;
    readonly tsFirstMs: EpochMs;
    readonly tsSettledMs: EpochMs;
    readonly why: string;
  };
  /** What was asked for is not done. */
  "trigger.skipped": {
    readonly workflow: string;
    readonly trigger: string;
    readonly key: string;
    readonly why: string;
  };
}
