import { describe, expect, it } from "vitest";
import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import { contentHash } from "#shared/model/ids.ts";
import { aRun, anEvent } from "#renderer/testing/a-view.ts";
import { applyTicks } from "./apply-tick.ts";
import { EMPTY_REPLICA } from "./replica-state.ts";
import type { ReplicaState } from "./replica-state.ts";

const ready: ReplicaState = { ...EMPTY_REPLICA, status: "ready", seq: 4, runs: [aRun()] };

const started = anEvent(
  5,
  "workflow.started",
  {
    workflow: "grid_search",
    mode: "backtest",
    definitionHash: contentHash("hash"),
    inputs: {},
    seed: 1,
    steps: [{ step: "search", slice: "optimize", method: "run" }],
  },
  "run-2",
);

describe("applyTicks", () => {
  it("puts a run that starts first", () => {
    const { state, hasGap } = applyTicks(ready, [started]);
    expect([state.seq, state.runs.map((run) => run.runId), hasGap]).toEqual([5, ["run-2", "run-1"], false]);
  });

  it("shows that a log was found changed", () => {
    const info = { workspace: "demo" } as AppInfo;
    const error = { kind: "user", code: "audit.chain-broken", message: "seq 4" } as const;
    const found = (where: string) =>
      applyTicks({ ...ready, info }, [anEvent(5, "error.raised", { error, where })]).state.info?.logWarning;
    expect([found("audit"), found("fetch_data")]).toEqual(["seq 4", undefined]);
    expect(
      applyTicks(ready, [anEvent(5, "error.raised", { error, where: "audit" })]).state.info,
    ).toBeUndefined();
  });

  it("shows that the disk is full until there is room, and takes no other health for it", () => {
    const info = { workspace: "demo" } as AppInfo;
    const degraded = (slice: string) =>
      anEvent(5, "health.degraded", { slice, state: "down", detail: "full" });
    const { state } = applyTicks({ ...ready, info }, [degraded("disk")]);
    expect(state.info).toEqual({ ...info, diskWarning: "full" });
    expect(applyTicks(state, [anEvent(6, "health.restored", { slice: "disk" })]).state.info).toEqual(info);
    expect(applyTicks({ ...ready, info }, [degraded("data")]).state.info).toEqual(info);
    expect(applyTicks(ready, [degraded("disk")]).state.info).toBeUndefined();
    expect(applyTicks(ready, [anEvent(5, "health.restored", { slice: "disk" })]).state.info).toBeUndefined();
  });

  it("moves the step that an event is about", () => {
    const events = [
      anEvent(5, "workflow.step.started", { step: "fetch_data", attempt: 1 }),
      anEvent(6, "job.progressed", { step: "fetch_data", fraction: 0.5, message: "half" }),
    ];
    expect(applyTicks(ready, events).state.runs[0]?.steps[0]).toMatchObject({
      status: "running",
      progress: 0.5,
      progressMessage: "half",
    });
  });

  it("skips what it already knows", () => {
    const old = anEvent(4, "workflow.cancelled", { by: "a person", step: undefined });
    expect(applyTicks(ready, [old])).toEqual({ state: ready, hasGap: false });
  });

  it("stops at a gap and says so", () => {
    const late = anEvent(7, "workflow.step.started", { step: "fetch_data", attempt: 1 });
    expect(applyTicks(ready, [started, late])).toMatchObject({ state: { seq: 5 }, hasGap: true });
  });

  it("keeps the runs as they are when an event is about none of them", () => {
    const event = anEvent(5, "workflow.cancelled", { by: "a person", step: undefined }, "run-9");
    expect(applyTicks(ready, [event]).state.runs).toBe(ready.runs);
  });

  it("does not show a run twice", () => {
    const again = { ...started, seq: 6 };
    expect(applyTicks(ready, [started, again]).state.runs).toHaveLength(2);
  });
});
