import { toSerialError } from "#shared/errors/app-error.ts";
import type { RunId } from "#shared/model/ids.ts";
import { readInputs } from "#renderer/features/workflows/input-values.ts";
import { findRun } from "#renderer/replica/selectors.ts";
import { showProblem, shownView } from "./action-ports.ts";
import type { ActionPorts } from "./action-ports.ts";
import { formMode, formValues } from "./view.ts";

/** A press on Run this soon after another is the same press: a double click, a held key, Enter and a click. */
const ONE_PRESS_MS = 1_000;
const DESK = { kind: "desk" } as const;

/** What starts a run, once for each press. */
export function createStartActions(ports: ActionPorts) {
  const { client, replica, workbench, now } = ports;
  let lastPress: { readonly workflow: string; readonly atMs: number } | undefined;

  function isSamePress(workflow: string): boolean {
    const before = lastPress;
    lastPress = { workflow, atMs: now() };
    return before?.workflow === workflow && lastPress.atMs - before.atMs < ONE_PRESS_MS;
  }

  async function run(): Promise<void> {
    const { workflow } = shownView(ports);
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
      showProblem(workbench, `${workflow.name} was not started`, thrown);
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
      showProblem(workbench, "The run was not started again", thrown);
    } finally {
      workbench.setState({ isStarting: false });
    }
  }

  return { run, runAgain };
}
