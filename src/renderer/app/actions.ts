import { refusedError, toSerialError } from "#shared/errors/app-error.ts";
import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import type { ExportFormat } from "#shared/model/export-format.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { runId as runIdOf } from "#shared/model/ids.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import { describeInputs } from "#renderer/features/workflows/describe-inputs.ts";
import { readInputs } from "#renderer/features/workflows/input-values.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { Replica } from "#renderer/replica/replica-store.ts";
import { findPaper, findRun, findWorkflow } from "#renderer/replica/selectors.ts";
import type { Desk } from "./desk/desk.ts";
import { reportSource } from "./report-source.ts";
import { formMode, formValues, selectView } from "./view.ts";
import type { View } from "./view.ts";
import type { Place, Selection, Workbench } from "./workbench-store.ts";

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
  readonly previewReport: (source: ReportSource) => void;
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
const BY = "person at the window";
/** A press on Run this soon after another is the same press: a double click, a held key, Enter and a click. */
const ONE_PRESS_MS = 1_000;

interface ActionPorts {
  readonly client: Client;
  readonly replica: Replica;
  readonly workbench: Workbench;
  readonly desk: Pick<Desk, "isShown" | "reveal" | "back">;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

export function createActions({ client, replica, workbench, desk, now }: ActionPorts): Actions {
  const view = (): View => selectView(replica.state.getState(), workbench.getState());
  let lastPress: { readonly workflow: string; readonly atMs: number } | undefined;

  function report(title: string, thrown: unknown): void {
    workbench.setState({ problem: { title, error: toSerialError(thrown) } });
  }

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
    if (view().run?.mode !== mode) select({ kind: "workflow", name: workflow });
    workbench.setState((old) => ({ modes: { ...old.modes, [workflow]: mode } }));
  }

  function isSamePress(workflow: string): boolean {
    const before = lastPress;
    lastPress = { workflow, atMs: now() };
    return before?.workflow === workflow && lastPress.atMs - before.atMs < ONE_PRESS_MS;
  }

  async function run(): Promise<void> {
    const { workflow } = view();
    if (workflow === undefined || workflow.problems.length > 0) return;
    if (isSamePress(workflow.name) || workbench.getState().isStarting) return;
    workbench.setState({ isStarting: true, problem: undefined, notice: undefined });
    try {
      const mode = formMode(workflow, workbench.getState());
      const inputs = readInputs(workflow.inputs, formValues(workflow, workbench.getState()));
      const { runId } = await client.invoke("workflow:start", {
        workflow: workflow.name,
        mode,
        inputs,
        shownHash: workflow.hash,
      });
      workbench.setState({ selection: { kind: "run", runId, workflow: workflow.name } });
    } catch (thrown) {
      lastPress = undefined;
      report(`${workflow.name} was not started`, thrown);
      // What is shown is not what the file holds: the person sees the new text before anything runs.
      if (toSerialError(thrown).code === "workflow.changed") replica.reload();
    } finally {
      workbench.setState({ isStarting: false });
    }
  }

  async function runAgain(runId: RunId): Promise<void> {
    if (isSamePress(runId) || workbench.getState().isStarting) return;
    workbench.setState({ isStarting: true, problem: undefined, notice: undefined });
    try {
      const again = await client.invoke("history:run-again", { runId });
      const workflow = findRun(replica.state.getState(), runId)?.workflow;
      const selection = {
        kind: "run",
        runId: again.runId,
        ...(workflow === undefined ? {} : { workflow }),
      } as const;
      const notice = again.isSameDefinition
        ? undefined
        : "The workflow has changed since that run: this one runs its present text";
      workbench.setState({ selection, place: DESK, notice });
    } catch (thrown) {
      lastPress = undefined;
      report("The run was not started again", thrown);
    } finally {
      workbench.setState({ isStarting: false });
    }
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
    const { workflow } = view();
    if (workflow !== undefined && formMode(workflow, workbench.getState()) === "live")
      report(`${workflow.name} was not started`, noKeyForLive());
    else void run();
  }

  /** Cancels only what is seen. */
  function escape(): void {
    if (!desk.isShown("run")) desk.back();
    else if (workbench.getState().place.kind !== "desk") workbench.setState({ place: DESK });
    else if (workbench.getState().comparing !== undefined) workbench.setState({ comparing: undefined });
    else void cancel();
  }

  async function cancel(): Promise<void> {
    const { run: running, canCancel } = view();
    if (running === undefined || !canCancel) return;
    workbench.setState({ cancelling: running.runId });
    try {
      await client.invoke("workflow:cancel", { runId: running.runId, by: BY });
    } catch (thrown) {
      report("The run was not cancelled", thrown);
    } finally {
      workbench.setState({ cancelling: undefined });
    }
  }

  async function holdOrResume(): Promise<void> {
    const { run: shown, canHold } = view();
    if (shown === undefined || canHold === undefined) return;
    const { runId } = shown;
    try {
      if (canHold === "pause") await client.invoke("run:pause", { runId, by: BY });
      else await client.invoke("run:resume", { runId, by: BY });
    } catch (thrown) {
      report(canHold === "pause" ? "The run was not paused" : "The run does not go on", thrown);
    }
  }

  async function decide(approval: string, decision: "approved" | "rejected", comment: string): Promise<void> {
    try {
      await client.invoke("approval:decide", { approval, decision, comment });
    } catch (thrown) {
      report("The decision was not taken", thrown);
    }
  }

  async function stop(sessionId: string): Promise<void> {
    try {
      const session = await client.invoke("paper:stop", { sessionId });
      workbench.setState({ notice: `Session stopped with ${session.fillCount} fills` });
    } catch (thrown) {
      report("The session was not stopped", thrown);
    }
  }

  async function setActive(name: string, isActive: boolean): Promise<void> {
    const workflow = findWorkflow(replica.state.getState(), name);
    if (workflow === undefined || workbench.getState().switching === name) return;
    workbench.setState({ switching: name, problem: undefined, notice: undefined });
    try {
      if (isActive) {
        const mode = formMode(workflow, workbench.getState());
        const inputs = readInputs(workflow.inputs, formValues(workflow, workbench.getState()));
        await client.invoke("trigger:activate", { workflow: name, mode, inputs, by: BY });
      } else await client.invoke("trigger:deactivate", { workflow: name, by: BY });
    } catch (thrown) {
      report(`${name} was not ${isActive ? "activated" : "deactivated"}`, thrown);
    } finally {
      workbench.setState({ switching: undefined });
    }
  }

  async function exportReport(source: ReportSource, format: ExportFormat): Promise<void> {
    if (workbench.getState().isExporting) return;
    workbench.setState({ isExporting: true, problem: undefined, notice: undefined });
    try {
      const saved = await client.invoke("desktop:export-report", { source, format });
      if (saved !== undefined) workbench.setState({ notice: `Saved ${saved.path}` });
    } catch (thrown) {
      report("The report was not exported", thrown);
    } finally {
      workbench.setState({ isExporting: false });
    }
  }

  async function previewReport(source: ReportSource): Promise<void> {
    try {
      await client.invoke("desktop:preview-report", { source });
    } catch (thrown) {
      report("The report cannot be shown", thrown);
    }
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
    run: () => void run(),
    runByKey,
    cancel: () => void cancel(),
    holdOrResume: () => void holdOrResume(),
    decide: (approval, decision, comment) => void decide(approval, decision, comment),
    escape,
    runAgain: (runId) => void runAgain(runId),
    changeAndRun,
    compare: (comparing) => workbench.setState({ comparing }),
    goTo(place) {
      workbench.setState({ place, comparing: undefined });
      desk.reveal("run");
    },
    stop: (sessionId) => void stop(sessionId),
    setActive: (workflow, isActive) => void setActive(workflow, isActive),
    exportShown(format) {
      const shown = view();
      // A run without a report is asked for all the same: main says why there is none.
      const source = reportSource(shown) ?? (shown.run && { kind: "run", runId: shown.run.runId });
      if (source !== undefined) void exportReport(source, format);
    },
    exportReport: (source, format) => void exportReport(source, format),
    previewReport: (source) => void previewReport(source),
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
