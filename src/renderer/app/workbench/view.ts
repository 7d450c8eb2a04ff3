import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { RunView, StepView } from "#shared/ipc/channels/run-channels.ts";
import type { ActivationView } from "#shared/ipc/channels/trigger-channels.ts";
import type { WorkflowView } from "#shared/ipc/channels/workflow-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import { modeChoices } from "#renderer/features/workflows/mode-choices.ts";
import { suggestValues } from "#renderer/features/workflows/input-values.ts";
import type { InputValues } from "#renderer/features/workflows/input-values.ts";
import { pendingStep } from "#shared/replica/apply-run-event.ts";
import type { ReplicaFacts } from "#renderer/replica/replica-state.ts";
import {
  findActivation,
  findPaper,
  findPaperOfRun,
  findRun,
  findWorkflow,
  isActive,
  isUnderWay,
} from "#renderer/replica/selectors.ts";
import type { Selection, WorkbenchState } from "./workbench-store.ts";

/** Everything that the window shows of a selection, derived from the two sorts of state. */
export interface View {
  readonly workflow: WorkflowView | undefined;
  /** How the workflow's triggers stand; undefined when it has none. */
  readonly activation: ActivationView | undefined;
  readonly run: RunView | undefined;
  readonly session: PaperView | undefined;
  readonly mode: Mode;
  readonly values: InputValues;
  readonly steps: readonly StepView[];
  /** Where its prices come from, when they are not those of a market now. */
  readonly origin: "synthetic" | "replay" | undefined;
  readonly canCancel: boolean;
  /** What the button beside Cancel does; undefined when the run has ended or is about to pause. */
  readonly canHold: "pause" | "resume" | undefined;
}

function selectRun(replica: ReplicaFacts, { selection }: WorkbenchState): RunView | undefined {
  if (selection.kind === "run") return findRun(replica, selection.runId);
  if (selection.kind === "paper") return findRun(replica, findPaper(replica, selection.sessionId)?.runId);
  return undefined;
}

function selectSession(
  replica: ReplicaFacts,
  { selection }: WorkbenchState,
  run: RunView | undefined,
): PaperView | undefined {
  return selection.kind === "paper"
    ? findPaper(replica, selection.sessionId)
    : findPaperOfRun(replica, run?.runId);
}

function selectMode(
  workflow: WorkflowView | undefined,
  workbench: WorkbenchState,
  running: Mode | undefined,
): Mode {
  if (running !== undefined) return running;
  if (workflow === undefined) return "backtest";
  return formMode(workflow, workbench);
}

function workflowOf(selection: Selection): string | undefined {
  if (selection.kind === "workflow") return selection.name;
  return selection.kind === "run" ? selection.workflow : undefined;
}

/** A session is fed by bars that were generated or recorded; no other feed is there yet. */
function selectOrigin(run: RunView | undefined, session: PaperView | undefined): View["origin"] {
  if (run?.isSynthetic === true || session?.isSynthetic === true) return "synthetic";
  return session === undefined ? undefined : "replay";
}

function selectHold(run: RunView | undefined): View["canHold"] {
  if (run?.status === "paused") return "resume";
  return run !== undefined && isActive(run) && run.hold === undefined ? "pause" : undefined;
}

/** The mode that the form would start the workflow in. */
export function formMode(workflow: WorkflowView, workbench: WorkbenchState): Mode {
  return workbench.modes[workflow.name] ?? modeChoices(workflow)[0] ?? "backtest";
}

/** What stands in the form's fields. */
export function formValues(workflow: WorkflowView, workbench: WorkbenchState): InputValues {
  return workbench.values[workflow.name] ?? suggestValues(workflow);
}

export function selectView(replica: ReplicaFacts, workbench: WorkbenchState): View {
  const { selection } = workbench;
  const run = selectRun(replica, workbench);
  const session = selectSession(replica, workbench, run);
  const workflow = findWorkflow(replica, run?.workflow ?? workflowOf(selection));
  return {
    workflow,
    activation: findActivation(replica, workflow?.name),
    run,
    session,
    mode: selectMode(workflow, workbench, run?.mode ?? (session === undefined ? undefined : "paper")),
    values: workflow === undefined ? {} : formValues(workflow, workbench),
    steps: run?.steps ?? workflow?.steps.map(pendingStep) ?? [],
    origin: selectOrigin(run, session),
    canCancel: run !== undefined && isUnderWay(run) && workbench.cancelling !== run.runId,
    canHold: selectHold(run),
  };
}
