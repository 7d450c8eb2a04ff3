import { describe, expect, it } from "vitest";
import { refusedError } from "#shared/errors/app-error.ts";
import type { Channel, DesktopChannel } from "#shared/ipc/contract.ts";
import { contentHash } from "#shared/model/ids.ts";
import { aRun, aSnapshot, aWorkflow, anInput } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createFakeDesk } from "#renderer/testing/fake-desk.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createActions } from "./actions.ts";
import { selectView } from "./view.ts";
import { createWorkbench } from "./workbench-store.ts";

type Answers = Partial<Record<Channel | DesktopChannel, (input: unknown) => unknown>>;

const workflow = aWorkflow({
  inputs: [anInput("symbols", "symbols", { isRequired: true }), anInput("to", "date")],
});

/** A window over a main process that knows one workflow and the given runs. */
async function aWindow(answers: Answers, snapshot = aSnapshot({ workflows: [workflow] })) {
  const client = createFakeClient({
    "app:get-info": () => undefined,
    "app:get-snapshot": () => snapshot,
    ...answers,
  });
  const replica = createReplica(client);
  const workbench = createWorkbench();
  const clock = { nowMs: 0 };
  const desk = createFakeDesk();
  const actions = createActions({ client, replica, workbench, desk, now: () => clock.nowMs });
  replica.start();
  await settle();
  actions.select({ kind: "workflow", name: workflow.name });
  const asked = (channel: string) => client.asked.filter((request) => request.channel === channel);
  return { actions, replica, workbench, asked, clock };
}

describe("createActions", () => {
  it("activates a workflow with what its form says, and shows why that is refused", async () => {
    let isRefused = false;
    const { actions, workbench, asked } = await aWindow({
      "trigger:activate": () => {
        if (isRefused) throw refusedError({ code: "trigger.live-refused", message: "real money" });
      },
      "trigger:deactivate": () => ({ wasActive: true }),
    });
    actions.setActive(workflow.name, true);
    actions.setActive(workflow.name, true);
    await settle();
    actions.setActive(workflow.name, false);
    await settle();
    const by = "person at the window";
    const inputs = { symbols: ["SPX"], to: "2019-12-31" };
    expect([asked("trigger:activate"), asked("trigger:deactivate")].flat().map(({ input }) => input)).toEqual(
      [
        { workflow: "simple_backtest", mode: "backtest", inputs, by },
        { workflow: "simple_backtest", by },
      ],
    );
    isRefused = true;
    actions.setActive(workflow.name, true);
    await settle();
    expect(workbench.getState()).toMatchObject({
      problem: { title: "simple_backtest was not activated", error: { code: "trigger.live-refused" } },
      switching: undefined,
    });
  });

  it("starts the workflow once, however often Run is pressed, and selects the run", async () => {
    const { actions, workbench, asked } = await aWindow({ "workflow:start": () => ({ runId: "run-7" }) });
    actions.run();
    actions.run();
    await settle();
    expect([asked("workflow:start").map(({ input }) => input), workbench.getState().selection]).toEqual([
      [
        {
          workflow: "simple_backtest",
          mode: "backtest",
          inputs: { symbols: ["SPX"], to: "2019-12-31" },
          shownHash: workflow.hash,
        },
      ],
      { kind: "run", runId: "run-7", workflow: "simple_backtest" },
    ]);
  });

  it("takes the second press of a double click for the first, and a later one for another", async () => {
    const { actions, workbench, asked, clock } = await aWindow({
      "workflow:start": () => ({ runId: "run-7" }),
    });
    const press = async (atMs: number): Promise<number> => {
      clock.nowMs = atMs;
      actions.run();
      await settle();
      actions.select({ kind: "workflow", name: workflow.name });
      return asked("workflow:start").length;
    };
    const counts = [await press(0), await press(200), await press(1_100), await press(2_200)];
    expect([counts, workbench.getState().isStarting]).toEqual([[1, 1, 1, 2], false]);
  });

  it("runs the text that is shown: when the file holds another one, that is shown, and nothing has run", async () => {
    const changed = refusedError({ code: "workflow.changed", message: "it has changed" });
    let shown = aSnapshot({ workflows: [workflow] });
    const { actions, replica, workbench, asked } = await aWindow({
      "app:get-snapshot": () => shown,
      "workflow:start": () => {
        throw changed;
      },
    });
    const hash = contentHash("1".repeat(64));
    shown = aSnapshot({ workflows: [{ ...workflow, hash }] });
    actions.run();
    await settle();
    expect([asked("workflow:start").length, workbench.getState().problem?.error.code]).toEqual([
      1,
      "workflow.changed",
    ]);
    expect(replica.state.getState().workflows.map((view) => view.hash)).toEqual([hash]);
  });

  it("starts again at once after a start that failed", async () => {
    let isRight = false;
    const { actions, workbench } = await aWindow({
      "workflow:start": () => {
        if (isRight) return { runId: "run-7" };
        throw new Error("no");
      },
    });
    actions.run();
    await settle();
    isRight = true;
    actions.run();
    await settle();
    expect(workbench.getState().selection).toMatchObject({ kind: "run", runId: "run-7" });
  });

  it("starts nothing with real money by a key", async () => {
    const { actions, workbench, asked } = await aWindow({ "workflow:start": () => ({ runId: "run-7" }) });
    actions.setMode(workflow.name, "live");
    actions.runByKey();
    await settle();
    expect([asked("workflow:start"), workbench.getState().problem?.error.code]).toEqual([
      [],
      "live.no-shortcut",
    ]);
    actions.setMode(workflow.name, "backtest");
    actions.runByKey();
    await settle();
    expect(asked("workflow:start")).toHaveLength(1);
  });

  it("puts a run away when another mode is chosen, so that no paper account stands under LIVE", async () => {
    const runs = [aRun({ mode: "paper" })];
    const { actions, replica, workbench } = await aWindow({}, aSnapshot({ workflows: [workflow], runs }));
    actions.select({ kind: "run", runId: "run-1" });
    const read = () => {
      const view = selectView(replica.state.getState(), workbench.getState());
      return [view.mode, view.run?.runId];
    };
    const before = read();
    actions.setMode(workflow.name, "live");
    expect([before, read()]).toEqual([
      ["paper", "run-1"],
      ["live", undefined],
    ]);
  });

  it("asks main nothing when a field cannot be read, and says which", async () => {
    const { actions, workbench, asked } = await aWindow({});
    actions.setValue(workflow.name, "to", "tomorrow");
    actions.run();
    await settle();
    expect(asked("workflow:start")).toEqual([]);
    expect(workbench.getState()).toMatchObject({
      isStarting: false,
      problem: { error: { field: "to", value: "tomorrow" } },
    });
  });

  it("shows why main refused", async () => {
    const { actions, workbench } = await aWindow({
      "workflow:start": () => {
        throw refusedError({ code: "live.no-broker", message: "no broker configured" });
      },
    });
    actions.run();
    await settle();
    expect(workbench.getState().problem?.error).toMatchObject({ kind: "refused", code: "live.no-broker" });
  });

  it("cancels the selected run, once, and only while it runs", async () => {
    const runs = [aRun(), aRun({ runId: "run-0" as never, status: "completed" })];
    const { actions, asked } = await aWindow(
      { "workflow:cancel": () => ({ cancelled: true }) },
      aSnapshot({ workflows: [workflow], runs }),
    );
    actions.select({ kind: "run", runId: "run-0" });
    actions.cancel();
    actions.select({ kind: "run", runId: "run-1" });
    actions.cancel();
    actions.cancel();
    await settle();
    expect(asked("workflow:cancel").map(({ input }) => input)).toEqual([
      { runId: "run-1", by: "person at the window" },
    ]);
  });

  it("pauses the shown run, lets a paused one go on, and leaves one that has ended", async () => {
    const runs = [
      aRun(),
      aRun({ runId: "run-0" as never, status: "completed" }),
      aRun({ runId: "run-2" as never, status: "paused", hold: { by: "a person", step: "first" } }),
      aRun({ runId: "run-3" as never, hold: { by: "a person", step: undefined } }),
    ];
    const answer = () => ({});
    const { actions, asked } = await aWindow(
      { "run:pause": answer, "run:resume": answer },
      aSnapshot({ workflows: [workflow], runs }),
    );
    for (const { runId } of runs) {
      actions.select({ kind: "run", runId });
      actions.holdOrResume();
    }
    await settle();
    const by = "person at the window";
    expect(asked("run:pause").map(({ input }) => input)).toEqual([{ runId: "run-1", by }]);
    expect(asked("run:resume").map(({ input }) => input)).toEqual([{ runId: "run-2", by }]);
  });

  it("passes a decision on, and shows why it was not taken", async () => {
    const { actions, asked, workbench } = await aWindow({
      "approval:decide": () => {
        throw refusedError({ code: "approval.expired", message: "too late" });
      },
    });
    actions.decide("run-1:ask", "rejected", "no");
    await settle();
    expect(asked("approval:decide").map(({ input }) => input)).toEqual([
      { approval: "run-1:ask", decision: "rejected", comment: "no" },
    ]);
    expect(workbench.getState().problem?.error.code).toBe("approval.expired");
  });

  it("fills the form with the inputs of a run that is selected", async () => {
    const runs = [aRun({ inputs: { symbols: ["FB"], to: "2013-12-31" } })];
    const { actions, replica, workbench } = await aWindow({}, aSnapshot({ workflows: [workflow], runs }));
    actions.select({ kind: "run", runId: "run-1" });
    expect(selectView(replica.state.getState(), workbench.getState()).values).toEqual({
      symbols: "FB",
      to: "2013-12-31",
    });
  });

  it("tells where a report was saved, and nothing when the person cancelled", async () => {
    let saved: unknown = { path: "/reports/run-1.html" };
    const { actions, workbench } = await aWindow({ "desktop:export-report": () => saved });
    actions.exportReport({ kind: "session", of: "s1" }, "html");
    await settle();
    expect(workbench.getState().notice).toBe("Saved /reports/run-1.html");
    saved = undefined;
    actions.exportReport({ kind: "session", of: "s1" }, "pdf");
    await settle();
    expect(workbench.getState()).toMatchObject({ notice: undefined, isExporting: false });
  });

  it("exports what is shown: a run", async () => {
    const { actions, asked } = await aWindow(
      { "desktop:export-report": () => undefined },
      aSnapshot({ workflows: [workflow], runs: [aRun({ status: "completed" })] }),
    );
    actions.select({ kind: "run", runId: "run-1" });
    actions.exportShown("figures");
    await settle();
    expect(asked("desktop:export-report").map(({ input }) => input)).toEqual([
      { source: { kind: "run", runId: "run-1" }, format: "figures" },
    ]);
  });

  it("asks for the preview of a report, and shows why there is none", async () => {
    const { actions, asked, workbench } = await aWindow({
      "desktop:preview-report": () => {
        throw refusedError({ code: "report.no-prices", message: "no price yet" });
      },
    });
    actions.previewReport({ kind: "session", of: "s1" }, "csv");
    await settle();
    expect(asked("desktop:preview-report").map(({ input }) => input)).toEqual([
      { source: { kind: "session", of: "s1" }, format: "csv" },
    ]);
    expect(workbench.getState().problem?.error.code).toBe("report.no-prices");
  });
});
