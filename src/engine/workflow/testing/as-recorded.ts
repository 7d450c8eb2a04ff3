import { runId } from "#shared/model/ids.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import type { RecordedRun } from "../rerun/recorded-run.ts";
import type { TakenStep } from "../run-types.ts";
import type { Workbench } from "./a-workbench.ts";

/** The run that a workbench has run, as the log of the host tells it. */
export function asRecorded({ published, records }: Pick<Workbench, "published" | "records">): RecordedRun {
  const started = published.find(({ name }) => name === "workflow.started");
  if (started === undefined) throw new Error("nothing has started");
  const {
    given = [],
    definition = "",
    subWorkflows = [],
    ...rest
  } = started.payload as EventMap["workflow.started"];
  const outputs = new Map(records.map((record) => [record.step, record]));
  const ended = new Map<string, TakenStep>();
  for (const { name, payload } of published) {
    if (name !== "workflow.step.completed" && name !== "workflow.step.failed") continue;
    const { step, durationMs, ...how } = payload as EventMap[
      | "workflow.step.completed"
      | "workflow.step.failed"];
    const { output = {}, summary = {} } = outputs.get(step) ?? {};
    ended.delete(step);
    ended.set(
      step,
      "error" in how
        ? { step, durationMs, error: how.error }
        : { step, durationMs, output, summary, kept: {} },
    );
  }
  const begun = published.flatMap(({ name, payload }) =>
    name === "workflow.step.started" ? [(payload as EventMap["workflow.step.started"]).step] : [],
  );
  return {
    ...rest,
    runId: runId("run-of-before"),
    given,
    definition,
    subWorkflows,
    ended: [...ended.values()],
    started: new Set(begun),
  };
}
