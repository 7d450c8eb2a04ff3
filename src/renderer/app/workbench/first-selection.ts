import { findPaper, findRun, findWorkflow } from "#renderer/replica/selectors.ts";
import type { ReplicaFacts } from "#renderer/replica/replica-state.ts";
import type { Selection } from "./workbench-store.ts";

/** The workflow that gives a first result without a question. */
export const FIRST_WORKFLOW = "simple_backtest";

/** What a window opens with: what it showed before it was loaded again, the newest run, or the workflow that gives a first result. */
export function firstSelection(replica: ReplicaFacts, wanted: Selection = { kind: "none" }): Selection {
  if (isThere(replica, wanted)) return wanted;
  const [newest] = replica.runs;
  if (newest !== undefined) return { kind: "run", runId: newest.runId };
  const workflow = findWorkflow(replica, FIRST_WORKFLOW) ?? replica.workflows[0];
  return workflow === undefined ? { kind: "none" } : { kind: "workflow", name: workflow.name };
}

function isThere(replica: ReplicaFacts, selection: Selection): boolean {
  switch (selection.kind) {
    case "none":
      return false;
    case "workflow":
      return findWorkflow(replica, selection.name) !== undefined;
    case "run":
      return findRun(replica, selection.runId) !== undefined;
    case "paper":
      return findPaper(replica, selection.sessionId) !== undefined;
  }
}
