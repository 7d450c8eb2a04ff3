import { describe, expect, it } from "vitest";
import { turns } from "#engine/workflow/testing/fake-timer.ts";
import type { WhenBusy } from "#engine/workflow/workflow-trigger.ts";
import { runId } from "#shared/model/ids.ts";
import { createRunGate } from "./run-gate.ts";

function aGate(maxRunning?: number) {
  const cancelled: string[] = [];
  const story: string[] = [];
  const leave = new Map<string, () => void>();
  const gate = createRunGate({
    maxRunning,
    cancel: (id) => cancelled.push(id),
  });
  async function enter(id: string, key?: string, whenBusy: WhenBusy = "queue", priority = 5): Promise<void> {
    try {
      leave.set(id, await gate.enter({ runId: runId(id), key, whenBusy, priority }));
      story.push(`${id} in`);
    } catch (thrown) {
      story.push(`${id} ${(thrown as { code: string }).code}`);
    }
  }
  async function leaves(id: string): Promise<void> {
    leave.get(id)!();
    await turns();
  }
  return { gate, cancelled, story, enter, leaves };
}

describe("createRunGate", () => {
  it("lets in any number of runs without a key", async () => {
    const { enter, story } = aGate();
    await Promise.all([enter("a"), enter("b")]);
    expect(story).toEqual(["a in", "b in"]);
  });

  it("lets a second run of a key wait for its turn", async () => {
    const { enter, leaves, story } = aGate();
    void enter("a", "k");
    void enter("b", "k");
    void enter("c", "other");
    await turns();
    expect(story).toEqual(["a in", "c in"]);
    await leaves("a");
    await leaves("a");
    expect(story).toEqual(["a in", "c in", "b in"]);
  });

  it("refuses a second run where it is to be skipped, also while the first waits", async () => {
    const { enter, story } = aGate(1);
    await enter("other");
    void enter("a", "k", "skip");
    void enter("b", "k", "skip");
    await turns();
    expect(story).toEqual(["other in", "b run.busy"]);
  });

  it("cancels the run before, and those that wait, where the last is to win", async () => {
    const { enter, leaves, story, cancelled } = aGate();
    for (const id of ["a", "b", "c"]) void enter(id, "k", "cancel_previous");
    await turns();
    expect([story, cancelled]).toEqual([
      ["a in", "b run.cancelled"],
      ["a", "a"],
    ]);
    await leaves("a");
    expect(story.at(-1)).toBe("c in");
  });

  it("lets the highest priority in first, and nobody wait behind a key that is busy", async () => {
    const { enter, leaves, story } = aGate(2);
    void enter("a", "k");
    void enter("b");
    void enter("low", undefined, "queue", 1);
    void enter("high", undefined, "queue", 8);
    void enter("blocked", "k", "queue", 9);
    await turns();
    await leaves("b");
    await leaves("high");
    expect(story).toEqual(["a in", "b in", "high in", "low in"]);
    await leaves("a");
    expect(story.at(-1)).toBe("blocked in");
  });

  it("counts a run that goes on after a restart", async () => {
    const { gate, enter, story } = aGate();
    const leave = gate.hold({ runId: runId("old"), key: "k", whenBusy: "queue", priority: 5 });
    void enter("a", "k");
    await turns();
    expect(story).toEqual([]);
    leave();
    await turns();
    expect(story).toEqual(["a in"]);
  });

  it("lets nobody in after it is closed", async () => {
    const { gate, enter, story, leaves } = aGate();
    void enter("a", "k");
    void enter("b", "k");
    await turns();
    gate.close("the end");
    await turns();
    await enter("c");
    await leaves("a");
    expect(story).toEqual(["a in", "b run.cancelled", "c run.cancelled"]);
  });
});
