import { describe, expect, it } from "vitest";
import { runId } from "#shared/model/ids.ts";
import { aRun, aSession, aWorkflow } from "#renderer/testing/a-view.ts";
import { EMPTY_REPLICA } from "#renderer/replica/replica-state.ts";
import type { ReplicaState } from "#renderer/replica/replica-state.ts";
import { firstSelection } from "./first-selection.ts";
import { selectView } from "./view.ts";
import { windowTitle } from "../shell/window-title.ts";
import { createWorkbench } from "./workbench-store.ts";
import type { Selection } from "./workbench-store.ts";

const paperRun = aRun({ runId: runId("run-2"), workflow: "paper_trading", mode: "paper" });
const replica: ReplicaState = {
  ...EMPTY_REPLICA,
  runs: [paperRun, aRun({ status: "completed" })],
  workflows: [aWorkflow(), aWorkflow({ name: "paper_trading", isRealTime: true })],
  paper: [aSession({ runId: paperRun.runId })],
};

function viewOf(selection: Selection) {
  return selectView(replica, { ...createWorkbench().getState(), selection });
}

describe("selectView", () => {
  it("shows a workflow's steps as pending before it runs", () => {
    const view = viewOf({ kind: "workflow", name: "simple_backtest" });
    expect([view.run, view.mode, view.steps.map((step) => step.status)]).toEqual([
      undefined,
      "backtest",
      ["pending"],
    ]);
  });

  it("opens a real-time workflow in paper mode", () => {
    expect(viewOf({ kind: "workflow", name: "paper_trading" }).mode).toBe("paper");
  });

  it.each<Selection>([
    { kind: "run", runId: "run-2" },
    { kind: "paper", sessionId: "paper-1" },
  ])("joins a run and its session when $kind is selected", (selection) => {
    const view = viewOf(selection);
    expect([view.run?.runId, view.session?.sessionId, view.mode, view.origin, view.canCancel]).toEqual([
      "run-2",
      "paper-1",
      "paper",
      "synthetic",
      true,
    ]);
  });

  it("keeps the workflow of a run that was just started in sight until its first event is here", () => {
    const view = viewOf({ kind: "run", runId: "run-9", workflow: "simple_backtest" });
    expect([view.workflow?.name, view.run]).toEqual(["simple_backtest", undefined]);
  });

  it("cannot cancel what has ended", () => {
    expect(viewOf({ kind: "run", runId: "run-1" }).canCancel).toBe(false);
  });
});

describe("firstSelection", () => {
  it("is the newest run, else the first workflow to try", () => {
    expect([
      firstSelection(replica),
      firstSelection({ ...replica, runs: [] }),
      firstSelection(EMPTY_REPLICA),
    ]).toEqual([
      { kind: "run", runId: "run-2" },
      { kind: "workflow", name: "simple_backtest" },
      { kind: "none" },
    ]);
  });
});

describe("windowTitle", () => {
  it("begins with the mode and names a runtime out of support", () => {
    const info = {
      version: "1",
      workspace: "/data/workspaces/demo",
      isDemo: true,
      ownerPid: 1,
      node: "20",
      electron: "33.2.1",
      sqlite: "3",
      runtimeWarning: "old",
    };
    expect(windowTitle({ mode: "PAPER", origin: undefined, workflow: "paper_trading", info })).toBe(
      "PAPER · paper_trading · demo · GPT-Trader Workstation · Electron 33.2.1 out of support",
    );
    expect(windowTitle({ mode: "BACKTEST", origin: undefined, workflow: undefined, info: undefined })).toBe(
      "BACKTEST · GPT-Trader Workstation",
    );
  });

  it("says after the mode that prices are generated or recorded", () => {
    const titled = { mode: "PAPER", workflow: "paper_trading", info: undefined };
    expect(windowTitle({ ...titled, origin: "synthetic" })).toMatch(/^PAPER · SYNTHETIC · paper_trading/);
    expect(windowTitle({ ...titled, origin: "replay" })).toMatch(/^PAPER · REPLAY · paper_trading/);
  });
});
