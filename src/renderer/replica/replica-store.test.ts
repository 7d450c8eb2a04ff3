import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import { aRun, aSession, aSnapshot, aWorkflow, anActivation, anEvent } from "#renderer/testing/a-view.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { epochMs } from "#shared/model/time.ts";
import { createReplica } from "./replica-store.ts";

const info = () => ({ version: "1" });

describe("createReplica", () => {
  it("is ready with the first snapshot, newest run first", async () => {
    const runs = [aRun(), aRun({ runId: "run-2" as never, tsStartedMs: epochMs(9_000) })];
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => aSnapshot({ seq: 3, runs }),
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    const state = replica.state.getState();
    expect([state.status, state.seq, state.runs.map((run) => run.runId)]).toEqual([
      "ready",
      3,
      ["run-2", "run-1"],
    ]);
  });

  it("folds in what came while the snapshot was on its way, and only what is newer", async () => {
    const snapshot = Promise.withResolvers<unknown>();
    const client = createFakeClient({ "app:get-info": info, "app:get-snapshot": () => snapshot.promise });
    const replica = createReplica(client);
    replica.start();
    client.push("audit:tick", [
      anEvent(5, "workflow.step.completed", { step: "fetch_data", durationMs: 9, summary: {} }),
      anEvent(6, "workflow.step.started", { step: "fetch_data", attempt: 2 }),
    ]);
    snapshot.resolve(aSnapshot({ seq: 5, runs: [aRun()] }));
    await settle();
    const state = replica.state.getState();
    expect([state.seq, state.runs[0]?.steps[0]?.status]).toEqual([6, "running"]);
  });

  it("asks for a new snapshot when events are missing", async () => {
    let seq = 1;
    const client = createFakeClient({ "app:get-info": info, "app:get-snapshot": () => aSnapshot({ seq }) });
    const replica = createReplica(client);
    replica.start();
    await settle();
    seq = 9;
    client.push("audit:tick", [anEvent(5, "session.restored", { events: 1 })]);
    await settle();
    expect(replica.state.getState().seq).toBe(9);
  });

  it("asks main anew what is active when that changed, and for all when main cannot say", async () => {
    let triggers = [anActivation({ isActive: true })];
    let listed = () => triggers;
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => aSnapshot({ seq: 2, triggers: [anActivation()] }),
      "trigger:list": () => listed(),
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    expect(replica.state.getState().activations).toEqual([anActivation()]);
    client.push("audit:tick", [anEvent(3, "workflow.deactivated", { workflow: "w", by: "me" })]);
    await settle();
    expect(replica.state.getState().activations).toEqual(triggers);
    triggers = [];
    listed = () => {
      throw new Error("gone");
    };
    client.push("audit:tick", [anEvent(4, "workflow.deactivated", { workflow: "w", by: "me" })]);
    await settle();
    expect(replica.state.getState().activations).toEqual([anActivation()]);
  });

  it("hears of a workflow that a study was written to", async () => {
    let workflows = [aWorkflow()];
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => aSnapshot({ seq: 1, workflows }),
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    workflows = [aWorkflow(), aWorkflow({ name: "tuned_strategy" })];
    const applied = { study: "study-1", workflow: "tuned_strategy", path: "tuned_strategy.yaml" };
    client.push("audit:tick", [anEvent(2, "study.applied", applied)]);
    await settle();
    expect(replica.state.getState().workflows.map(({ name }) => name)).toContain("tuned_strategy");
  });

  it("asks main once more for a run that ended", async () => {
    const settled = aRun({ status: "completed", isSynthetic: true });
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => aSnapshot({ seq: 1, runs: [aRun()] }),
      "run:get": () => settled,
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    client.push("audit:tick", [anEvent(2, "workflow.completed", { durationMs: 5, outputs: {} })]);
    await settle();
    expect(replica.state.getState().runs).toEqual([settled]);
  });

  it("falls back on a snapshot when a run that ended cannot be had alone", async () => {
    const runs = [aRun({ status: "failed" })];
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => aSnapshot({ seq: 2, runs }),
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    client.push("audit:tick", [anEvent(3, "workflow.completed", { durationMs: 5, outputs: {} })]);
    await settle();
    expect(replica.state.getState().runs[0]?.status).toBe("failed");
  });

  it("keeps the account's way of a session, and its bars", async () => {
    const client = createFakeClient({ "app:get-info": info, "app:get-snapshot": () => aSnapshot() });
    const replica = createReplica(client);
    replica.start();
    await settle();
    const bar = { tsOpenMs: epochMs(60_000), open: 1, high: 2, low: 1, close: 2, volume: 5 };
    client.push("paper:changed", aSession({ tsLastBarMs: epochMs(60_000) }));
    client.push("audit:tick", [
      anEvent(1, "market.data.updated", {
        symbol: "AAPL",
        price: 2,
        tsEventMs: epochMs(60_000),
        source: "demo",
        isSynthetic: true,
        bar,
      }),
    ]);
    expect(replica.history.getState()).toEqual({
      "paper-1": { equity: [{ tsMs: 60_000, equity: 100_000 }], bars: { AAPL: [bar] }, synthetic: ["AAPL"] },
    });
  });

  it("says why when the app did not start", async () => {
    const client = createFakeClient({
      "app:get-info": info,
      "app:get-snapshot": () => {
        throw new AppError({ kind: "refused", code: "workspace.owned", message: "owned by process 7" });
      },
    });
    const replica = createReplica(client);
    replica.start();
    await settle();
    expect(replica.state.getState()).toMatchObject({
      status: "failed",
      error: { kind: "refused", code: "workspace.owned" },
    });
  });

  it("hears nothing after it was ended", async () => {
    const client = createFakeClient({ "app:get-info": info, "app:get-snapshot": () => aSnapshot() });
    const replica = createReplica(client);
    const end = replica.start();
    await settle();
    end();
    client.push("health:changed", [{ slice: "data" }]);
    expect(replica.state.getState().health).toEqual([]);
  });
});
