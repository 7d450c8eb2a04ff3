import { describe, expect, it } from "vitest";
import { runId } from "#shared/model/ids.ts";
import type { Channel, DesktopChannel } from "#shared/ipc/contract.ts";
import { aRun, aSnapshot, aWorkflow, anInput } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createFakeDesk } from "#renderer/testing/fake-desk.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createActions } from "./actions.ts";
import { selectView } from "./view.ts";
import { createWorkbench } from "./workbench-store.ts";

type Answers = Partial<Record<Channel | DesktopChannel, (input: unknown) => unknown>>;

const [FIRST, SECOND] = [runId("run-1"), runId("run-2")];
const workflow = aWorkflow({ inputs: [anInput("symbols", "symbols")] });

/** A window with a run that has ended and one that runs, the first of them selected. */
async function aWindow(answers: Answers = {}) {
  const runs = [aRun({ runId: FIRST, status: "completed" }), aRun({ runId: SECOND })];
  const client = createFakeClient({
    "app:get-info": () => undefined,
    "app:get-snapshot": () => aSnapshot({ workflows: [workflow], runs }),
    ...answers,
  });
  const replica = createReplica(client);
  const workbench = createWorkbench();
  const desk = createFakeDesk();
  const actions = createActions({ client, replica, workbench, desk, now: () => 0 });
  replica.start();
  await settle();
  actions.select({ kind: "run", runId: FIRST });
  const asked = (channel: string) => client.asked.filter((request) => request.channel === channel);
  return { actions, desk, replica, workbench, asked };
}

describe("the actions on runs of before", () => {
  it("start a run again once, however often it is pressed, and select the new one", async () => {
    const { actions, workbench, asked } = await aWindow({
      "history:run-again": () => ({ runId: "run-7", isSameDefinition: true }),
    });
    actions.runAgain(FIRST);
    actions.runAgain(FIRST);
    await settle();
    actions.runAgain(FIRST);
    await settle();
    expect(asked("history:run-again").map(({ input }) => input)).toEqual([{ runId: FIRST }]);
    expect(workbench.getState()).toMatchObject({
      selection: { kind: "run", runId: "run-7", workflow: "simple_backtest" },
      notice: undefined,
      isStarting: false,
    });
  });

  it("say when the workflow has changed since, and why a run was not started", async () => {
    let isRefused = false;
    const { actions, workbench } = await aWindow({
      "history:run-again": () => {
        if (isRefused) throw new Error("no");
        return { runId: "run-7", isSameDefinition: false };
      },
    });
    actions.runAgain(FIRST);
    await settle();
    expect(workbench.getState().notice).toMatch(/has changed since/);
    isRefused = true;
    actions.runAgain(SECOND);
    await settle();
    expect(workbench.getState()).toMatchObject({ problem: { error: { message: "no" } }, isStarting: false });
  });

  it("open the form with the inputs of the run, whatever was typed since", async () => {
    const { actions, replica, workbench } = await aWindow();
    actions.setValue(workflow.name, "symbols", "FB");
    actions.changeAndRun(FIRST);
    const { values } = selectView(replica.state.getState(), workbench.getState());
    expect([values, workbench.getState().formCalls]).toEqual([{ symbols: "SPX" }, 1]);
  });

  it("compare a run with the next one that is selected, and leave the selection as it is", async () => {
    const { actions, workbench } = await aWindow();
    actions.compare(FIRST);
    actions.select({ kind: "run", runId: SECOND });
    expect(workbench.getState()).toMatchObject({
      place: { kind: "comparison", left: FIRST, right: SECOND },
      comparing: undefined,
      selection: { kind: "run", runId: FIRST },
    });
    actions.select({ kind: "run", runId: SECOND });
    expect(workbench.getState()).toMatchObject({ place: { kind: "desk" }, selection: { runId: SECOND } });
  });

  it("never compare a run with itself: they ask for another one and wait", async () => {
    const { actions, workbench } = await aWindow();
    actions.compare(FIRST);
    actions.select({ kind: "run", runId: FIRST });
    expect(workbench.getState()).toMatchObject({
      place: { kind: "desk" },
      comparing: FIRST,
      notice: expect.stringMatching(/choose another one/),
    });
    actions.select({ kind: "run", runId: SECOND });
    expect(workbench.getState()).toMatchObject({ place: { left: FIRST, right: SECOND }, notice: undefined });
  });

  it("give a comparison up when something else is selected", async () => {
    const { actions, workbench } = await aWindow();
    actions.compare(FIRST);
    actions.select({ kind: "workflow", name: workflow.name });
    expect(workbench.getState()).toMatchObject({ place: { kind: "desk" }, comparing: undefined });
  });

  it("go back by Escape step by step, and cancel a run only where it is seen", async () => {
    const { actions, workbench, desk, asked } = await aWindow({
      "workflow:cancel": () => ({ cancelled: true }),
    });
    actions.select({ kind: "run", runId: SECOND });
    desk.showMonitor();
    actions.runByKey();
    actions.escape();
    expect(desk.isShown("run")).toBe(true);
    actions.compare(SECOND);
    actions.escape();
    expect([workbench.getState().comparing, asked("workflow:cancel").length]).toEqual([undefined, 0]);
    actions.escape();
    await settle();
    expect([asked("workflow:cancel").length, asked("workflow:start").length]).toEqual([1, 0]);
  });
});

describe("findOlder", () => {
  it("puts a run that the snapshot left out into its place", async () => {
    const { replica } = await aWindow({
      "run:get": () => aRun({ runId: runId("run-0"), tsStartedMs: 1 as never }),
    });
    await replica.findOlder(runId("run-0"));
    expect(replica.state.getState().runs.map((run) => run.runId)).toEqual([FIRST, SECOND, "run-0"]);
  });
});
