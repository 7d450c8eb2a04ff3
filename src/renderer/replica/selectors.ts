import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { ApprovalView, RunView } from "#shared/ipc/channels/run-channels.ts";
import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { ReplicaFacts } from "./replica-state.ts";

export function findRun(state: ReplicaFacts, runId: string | undefined): RunView | undefined {
  return state.runs.find((run) => run.runId === runId);
}

export function findWorkflow(state: ReplicaFacts, name: string | undefined): WorkflowView | undefined {
  return state.workflows.find((workflow) => workflow.name === name);
}

/** How a workflow's triggers stand; undefined when it has none. */
export function findActivation(state: ReplicaFacts, name: string | undefined): ActivationView | undefined {
  return state.activations.find(({ workflow }) => workflow === name);
}

export function findPaper(state: ReplicaFacts, sessionId: string | undefined): PaperView | undefined {
  return state.paper.find((session) => session.sessionId === sessionId);
}

export function findPaperOfRun(state: ReplicaFacts, runId: string | undefined): PaperView | undefined {
  return runId === undefined ? undefined : state.paper.find((session) => session.runId === runId);
}

/** The symbols that a run was asked for. */
export function symbolsOf(run: Pick<RunView, "inputs">): readonly string[] {
  const symbols = run.inputs["symbols"];
  return Array.isArray(symbols) ? symbols.filter((symbol) => typeof symbol === "string") : [];
}

/** Whether the run ended with a report that can be exported. */
export function hasReport(run: RunView): boolean {
  return run.steps.some((step) => step.status === "completed" && step.summary["report"] !== undefined);
}

/** Questions of runs that wait for a person, each with its run. */
export function openApprovals(
  runs: readonly RunView[],
): readonly { readonly run: RunView; readonly asked: ApprovalView }[] {
  return runs.flatMap((run) =>
    (run.approvals ?? []).filter(({ status }) => status === "open").map((asked) => ({ run, asked })),
  );
}

/** Not ended yet, also when it holds. */
export const isUnderWay = (run: RunView): boolean => isActive(run) || run.status === "paused";

export const isActive = (run: RunView): boolean => run.status === "running" || run.status === "pending";
