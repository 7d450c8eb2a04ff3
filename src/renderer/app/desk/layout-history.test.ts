import { describe, expect, it } from "vitest";
import { NO_HISTORY, note, redo, undo } from "./layout-history.ts";
import type { LayoutHistory } from "./layout-history.ts";

const start: LayoutHistory<string> = { ...NO_HISTORY, present: "first" };

describe("a history of layouts", () => {
  it("goes back and forth", () => {
    const two = note(note(start, "second"), "third");
    expect(undo(undo(two)).present).toBe("first");
    expect(redo(undo(undo(two)))).toEqual(undo(two));
  });

  it("forgets what was undone once something else is done", () => {
    const changed = note(undo(note(start, "second")), "other");
    expect(redo(changed)).toBe(changed);
    expect(changed.past).toEqual(["first"]);
  });

  it("stays where it is at either end", () => {
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
  });

  it("keeps the last 25 steps", () => {
    let history = start;
    for (let step = 0; step < 40; step += 1) history = note(history, `${step}`);
    expect([history.past.length, history.past[0]]).toEqual([25, "14"]);
  });
});
