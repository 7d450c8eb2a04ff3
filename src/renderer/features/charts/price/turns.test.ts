import { describe, expect, it } from "vitest";
import { createTurns } from "./turns.ts";

function someTurns() {
  const frames: ((nowMs: number) => void)[] = [];
  const served: string[] = [];
  const turns = createTurns((callback) => frames.push(callback));
  const chart = (name: string) => () => void served.push(name);
  function frame(): readonly string[] {
    served.length = 0;
    for (const callback of frames.splice(0)) callback(0);
    return [...served];
  }
  return { turns, chart, frame, frames };
}

describe("createTurns", () => {
  it("serves two a frame, in the order of asking", () => {
    const { turns, chart, frame, frames } = someTurns();
    const charts = ["a", "b", "c"].map(chart);
    for (const work of [...charts, ...charts]) turns.request(work);
    expect(frames).toHaveLength(1);
    expect([frame(), frame(), frame()]).toEqual([["a", "b"], ["c"], []]);
  });

  it("lets one that asks again wait until the others had their turn", () => {
    const { turns, chart, frame } = someTurns();
    const again = () => {
      chart("again")();
      turns.request(again);
    };
    for (const work of [again, chart("b"), chart("c")]) turns.request(work);
    expect([frame(), frame(), frame()]).toEqual([["again", "b"], ["c", "again"], ["again"]]);
  });

  it("forgets who does not wait any more, and outlives work that fails", () => {
    const { turns, chart, frame } = someTurns();
    const gone = chart("gone");
    const fails = () => {
      throw new Error("no chart");
    };
    for (const work of [gone, fails, chart("b"), chart("c")]) turns.request(work);
    turns.cancel(gone);
    expect(frame).toThrow("no chart");
    expect(frame()).toEqual(["c"]);
  });
});
