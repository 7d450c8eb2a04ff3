import { readInputs } from "#renderer/features/workflows/input-values.ts";
import { findWorkflow } from "#renderer/replica/selectors.ts";
import { BY, showProblem, shownView } from "./action-ports.ts";
import type { ActionPorts } from "./action-ports.ts";
import { formMode, formValues } from "./view.ts";

/** What is done to a run, a session or a workflow that is there. */
export function createRunActions(ports: ActionPorts) {
  const { client, replica, workbench } = ports;

  async function cancel(): Promise<void> {
    const { run: running, canCancel } = shownView(ports);
    if (running === undefined || !canCancel) return;
    workbench.setState({ cancelling: running.runId });
    try {
      await client.invoke("workflow:cancel", { runId: running.runId, by: BY });
    } catch (thrown) {
      showProblem(workbench, "The run was not cancelled", thrown);
    } finally {
      workbench.setState({ cancelling: undefined });
    }
  }

  async function holdOrResume(): Promise<void> {
    const { run: shown, canHold } = shownView(ports);
    if (shown === undefined || canHold === undefined) return;
    const { runId } = shown;
    try {
      if (canHold === "pause") await client.invoke("run:pause", { runId, by: BY });
      else await client.invoke("run:resume", { runId, by: BY });
    } catch (thrown) {
      showProblem(
        workbench,
        canHold === "pause" ? "The run was not paused" : "The run does not go on",
        thrown,
      );
    }
  }

  async function decide(approval: string, decision: "approved" | "rejected", comment: string): Promise<void> {
    try {
      await client.invoke("approval:decide", { approval, decision, comment });
    } catch (thrown) {
      showProblem(workbench, "The decision was not taken", thrown);
    }
  }

  async function stop(sessionId: string): Promise<void> {
    try {
      const session = await client.invoke("paper:stop", { sessionId });
      workbench.setState({ notice: `Session stopped with ${session.fillCount} fills` });
    } catch (thrown) {
      showProblem(workbench, "The session was not stopped", thrown);
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
      showProblem(workbench, `${name} was not ${isActive ? "activated" : "deactivated"}`, thrown);
    } finally {
      workbench.setState({ switching: undefined });
    }
  }

  return { cancel, holdOrResume, decide, stop, setActive };
}
