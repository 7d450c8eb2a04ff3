import { describe, expect, it } from "vitest";
import { createNotifications } from "./create-notifications.ts";

const saved = { level: "info", text: "Saved a.json" } as const;
const halted = { level: "critical", text: "Trading is halted" } as const;

describe("createNotifications", () => {
  it("lists the newest first", () => {
    let nowMs = 5;
    const { state, notify } = createNotifications(() => nowMs);
    notify(saved);
    nowMs = 9;
    notify({ ...halted, source: { kind: "run", runId: "run-1" } });
    expect(state.getState()).toEqual([
      { ...halted, source: { kind: "run", runId: "run-1" }, id: 2, tsMs: 9, count: 1, isSeen: false },
      { ...saved, id: 1, tsMs: 5, count: 1, isSeen: false },
    ]);
  });

  it("counts what is said again and again", () => {
    const { state, notify } = createNotifications(() => 0);
    notify(saved);
    notify(saved);
    expect(state.getState()).toMatchObject([{ count: 2 }]);
  });

  it("leaves what is critical unseen until it is acknowledged", () => {
    const { state, notify, see, acknowledge } = createNotifications(() => 0);
    notify(saved);
    notify(halted);
    see();
    expect(state.getState().map(({ isSeen }) => isSeen)).toEqual([false, true]);
    acknowledge(2);
    expect(state.getState().map(({ isSeen }) => isSeen)).toEqual([true, true]);
    notify(halted);
    expect(state.getState()).toHaveLength(3);
  });

  it("forgets the oldest past two hundred", () => {
    const { state, notify } = createNotifications(() => 0);
    for (let number = 0; number < 250; number += 1) notify({ level: "info", text: `${number}` });
    expect([state.getState().length, state.getState()[0]?.text]).toEqual([200, "249"]);
  });
});
