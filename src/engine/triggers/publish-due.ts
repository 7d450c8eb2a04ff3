import { formatIsoTime } from "#shared/model/time.ts";
import type { Publish } from "#engine/workflow/run-types.ts";
import type { ScheduleTrigger } from "#engine/workflow/workflow-trigger.ts";
import type { Activation } from "./activation.ts";
import type { Due } from "./find-due.ts";

/** A trigger of an active workflow whose times are due. */
interface DueTrigger {
  readonly trigger: ScheduleTrigger;
  readonly activation: Activation;
  readonly priority: number;
}

/** Says what becomes of times that are due: a run is asked for, or those that were missed are let go. */
export function publishDue(publish: Publish, due: Due, { trigger, activation, priority }: DueTrigger): void {
  const { workflow, number } = activation;
  const { tsScheduledMs, tsSettledMs } = due;
  const of = { workflow, trigger: trigger.id, activation: number };
  if (due.kind === "missed" && trigger.missed === "skip") {
    const why = "the program did not run when they came, and the workflow says missed: skip";
    const { count } = due;
    publish("trigger.missed", { ...of, count, tsFirstMs: tsScheduledMs, tsSettledMs, why }, {});
    return;
  }
  const first = formatIsoTime(tsScheduledMs);
  const why =
    due.kind === "on_time"
      ? `${trigger.id} came at ${first}`
      : `${trigger.id} came ${due.count} times since ${first} while the program did not run, and the workflow says missed: run_once`;
  const key = `${workflow} ${trigger.id} ${first}`;
  publish("trigger.fired", { ...of, key, why, tsScheduledMs, tsSettledMs, priority }, {});
}
