import type { Schedule } from "#engine/calc/calendar/schedule.ts";
import type { MissedPolicy } from "#shared/model/missed-policy.ts";
import type { Expression } from "./expressions/expression.ts";
import type { Position } from "./problem.ts";

/** What starts runs of a workflow by itself while the workflow is active; under `on:` in the file. */
export type WorkflowTrigger = ScheduleTrigger | EventTrigger;

interface TriggerCore {
  /** What it says, on one line; no two of a workflow are the same. */
  readonly id: string;
  readonly at: Position;
}

export interface ScheduleTrigger extends TriggerCore {
  readonly kind: "schedule";
  readonly schedule: Schedule;
  /** What happens to times that came while no process could start the run. */
  readonly missed: MissedPolicy;
}

export interface EventTrigger extends TriggerCore {
  readonly kind: "event";
  /** Of event names. */
  readonly pattern: string;
  /** Sees `event`; undefined takes every event of the pattern. */
  readonly where: { readonly expression: Expression; readonly at: Position } | undefined;
}

/** How runs that must not be under way at the same time get out of each other's way. */
export interface Concurrency {
  /** Runs of one key exclude each other; a text, or an expression over `inputs`. */
  readonly key: string | Expression;
  /** What a run does that finds another of its key. */
  readonly whenBusy: WhenBusy;
}

export const WHEN_BUSY = ["queue", "skip", "cancel_previous"] as const;
export type WhenBusy = (typeof WHEN_BUSY)[number];

/** Runs that wait are started in order of it, the highest first. */
export const PRIORITIES = { lowest: 0, usual: 5, highest: 9 } as const;
