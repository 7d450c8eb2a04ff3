import { refusedError } from "#shared/errors/app-error.ts";
import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import type { ExportFormat } from "#shared/model/export-format.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { runId as runIdOf } from "#shared/model/ids.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import { describeInputs } from "#renderer/features/workflows/describe-inputs.ts";
import { findPaper, findRun, findWorkflow } from "#renderer/replica/selectors.ts";
import { showProblem, shownView } from "./action-ports.ts";
import type { ActionPorts } from "./action-ports.ts";
import { createReportActions } from "./report-actions.ts";
import { createRunActions } from "./run-actions.ts";
import { createStartActions } from "./start-actions.ts";
import { formMode, formValues } from "./view.ts";
import type { Place, Selection } from "./workbench-store.ts";

/** What a person can do in the window. */
export interface Actions {
  /** Selects, and brings the panel that shows it to the front. */
  readonly select: (selection: Selection) => void;
  /** Selects, and leaves the panels as they are. */
  readonly begin: (selection: Selection) => void;
  readonly setMode: (workflow: string, mode: Mode) => void;
  readonly setValue: (workflow: string, name: string, value: string) => void;
  readonly run: () => void;
  /** Runs, unless it would trade with real money: that takes a press on the button. */
  readonly runByKey: () => void;
  readonly cancel: () => void;
  /** Pauses the shown run before its next step, or lets it go on. */
  readonly holdOrResume: () => void;
  readonly decide: (approval: string, decision: "approved" | "rejected", comment: string) => void;
  /** Leaves what lies over the desk; on the desk, cancels the run. */
  readonly escape: () => void;
  readonly stop: (sessionId: string) => void;
  /** Lets the workflow's triggers start it with what its form says, or no more. */
  readonly setActive: (workflow: string, isActive: boolean) => void;
  readonly exportReport: (source: ReportSource, format: ExportFormat) => void;
  /** Saves the report of what the view shows. */
  readonly exportShown: (format: ExportFormat) => void;
  /** Shows a report in a window of its own. */
  readonly previewReport: (source: ReportSource, format: ExportFormat) => void;
  readonly dismiss: () => void;
  /** Starts a run once more, with the same inputs and seed. */
  readonly runAgain: (runId: RunId) => void;
  /** Opens the form with the inputs of a run. */
  readonly changeAndRun: (runId: RunId) => void;
  /** Lets the next run that is selected be compared with this one; undefined gives that up. */
  readonly compare: (runId: RunId | undefined) => void;
  readonly goTo: (place: Place) => void;
}

const DESK = { kind: "desk" } as const;

export function createActions(ports: ActionPorts): Actions {
  const { replica, workbench, desk } = ports;
  const starts = createStartActions(ports);
  const runs = createRunActions(ports);
  const reports = createReportActions(ports);

  function takeInputsOf(run: RunView): void {
    const workflow = findWorkflow(replica.state.getState(), run.workflow);
    if (workflow === undefined) return;
    workbench.setState((old) => ({
      values: { ...old.values, [workflow.name]: describeInputs(workflow.inputs, run.inputs) },
      modes: { ...old.modes, [workflow.name]: run.mode },
    }));
  }

  function compareWith(left: RunId, right: RunId): void {
    if (left === right)
      workbench.setState({ notice: "That is the run itself: choose another one to compare it with" });
    else
      workbench.setState({
        place: { kind: "comparison", left, right },
        comparing: undefined,
        notice: undefined,
      });
  }

  function select(selection: Selection): void {
    const { comparing } = workbench.getState();
    if (comparing !== undefined && selection.kind === "run") {
      compareWith(comparing, runIdOf(selection.runId));
      return;
    }
    workbench.setState({
      selection,
      place: DESK,
      comparing: undefined,
      problem: undefined,
      notice: undefined,
    });
    const state = replica.state.getState();
    const runId =
      selection.kind === "paper" ? findPaper(state, selection.sessionId)?.runId : selectedRun(selection);
    const run = findRun(state, runId);
    if (run !== undefined) takeInputsOf(run);
  }

  /** What is shown and what Run would do are of one mode, always: another mode puts the shown run away. */
  function setMode(workflow: string, mode: Mode): void {
    if (shownView(ports).run?.mode !== mode) select({ kind: "workflow", name: workflow });
    workbench.setState((old) => ({ modes: { ...old.modes, [workflow]: mode } }));
  }

  function changeAndRun(runId: RunId): void {
    const run = findRun(replica.state.getState(), runId);
    if (run !== undefined) takeInputsOf(run);
    workbench.setState(({ formCalls }) => ({ formCalls: formCalls + 1 }));
    desk.reveal("run");
  }

  /** Whether a person sees the form and the run that a key would start or end. */
  function isRunSeen(): boolean {
    return desk.isShown("run") && workbench.getState().place.kind === "desk";
  }

  function runByKey(): void {
    if (!isRunSeen()) return;
    const { workflow } = shownView(ports);
    if (workflow !== undefined && formMode(workflow, workbench.getState()) === "live")
      showProblem(workbench, `${workflow.name} was not started`, noKeyForLive());
    else void starts.run();
  }

  /** Cancels only what is seen. */
  function escape(): void {
    if (!desk.isShown("run")) desk.back();
    else if (workbench.getState().place.kind !== "desk") workbench.setState({ place: DESK });
    else if (workbench.getState().comparing !== undefined) workbench.setState({ comparing: undefined });
    else void runs.cancel();
  }

  return {
    begin: select,
    select(selection) {
      select(selection);
      desk.reveal("run");
    },
    setMode,
    setValue(workflow, name, value) {
      const known = findWorkflow(replica.state.getState(), workflow);
      if (known === undefined) return;
      workbench.setState((old) => ({
        values: { ...old.values, [workflow]: { ...formValues(known, old), [name]: value } },
      }));
    },
    run: () => void starts.run(),
    runByKey,
    cancel: () => void runs.cancel(),
    holdOrResume: () => void runs.holdOrResume(),
    decide: (approval, decision, comment) => void runs.decide(approval, decision, comment),
    escape,
    runAgain: (runId) => void starts.runAgain(runId),
    changeAndRun,
    compare: (comparing) => workbench.setState({ comparing }),
    goTo(place) {
      workbench.setState({ place, comparing: undefined });
      desk.reveal("run");
    },
    stop: (sessionId) => void runs.stop(sessionId),
    setActive: (workflow, isActive) => void runs.setActive(workflow, isActive),
    exportShown: reports.exportShown,
    exportReport: (source, format) => void reports.exportReport(source, format),
    previewReport: (source, format) => void reports.previewReport(source, format),
    dismiss: () => workbench.setState({ problem: undefined, notice: undefined }),
  };
}

const selectedRun = (selection: Selection): string | undefined =>
  selection.kind === "run" ? selection.runId : undefined;

function noKeyForLive(): Error {
  return refusedError({
    code: "live.no-shortcut",
    message: "no key starts trading with real money",
    remedy: "press Run workflow",
  });
}
