import type { ReplicaState } from "#renderer/replica/replica-state.ts";
import type { Selection } from "./workbench-store.ts";

const FIRST_WORKFLOW = "simple_backtest";

/** What a window opens with: the newest run, or the workflow that gives a first result. */
export function firstSelection(replica: ReplicaState): Selection {
  const [newest] = replica.runs;
  if (newest !== undefined) return { kind: "run", runId: newest.runId };
  const workflow = replica.workflows.find(({ name }) => name === FIRST_WORKFLOW) ?? replica.workflows[0];
  return workflow === undefined ? { kind: "none" } : { kind: "workflow", name: workflow.name };
}
