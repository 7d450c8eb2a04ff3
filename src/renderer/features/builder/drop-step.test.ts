import { describe, expect, it } from "vitest";
import { findDrop } from "./drop-step.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";

const GRAPH = aGraph([
  aNode("fetch"),
  aNode("both", { kind: "parallel", arms: [{ list: "both", name: "" }] }),
  aNode("both.look", { list: "both" }),
  aNode("both.inner", { list: "both", kind: "group", arms: [{ list: "both.inner", name: "" }] }),
  aNode("last"),
]);

function drop(path: string, lists: readonly string[], steps: readonly string[] = [], x = 0) {
  const node = GRAPH.nodes.find((one) => one.path === path);
  if (node === undefined) throw new Error(`there is no ${path}`);
  const middleOf = (other: string): number => GRAPH.nodes.findIndex((one) => one.path === other) * 100;
  return findDrop(GRAPH, node, { lists, steps, middleOf, x });
}

describe("a step that is dragged", () => {
  it("goes into the innermost strip under the pointer, before the steps at its right", () => {
    expect(drop("fetch", ["both"], ["both"], 250)).toEqual({ list: "both", index: 1 });
    expect(drop("fetch", ["both.inner", "both"], ["both.inner", "both"], 0)).toEqual({
      list: "both.inner",
      index: 0,
    });
  });

  it("goes behind the container around it when it is let go outside", () => {
    expect(drop("both.look", [], [])).toEqual({ list: "", index: 2 });
  });

  it("only moves on the canvas within its own list, over the head of its container, and over itself", () => {
    expect(drop("both.look", ["both"], ["both"])).toBeUndefined();
    expect(drop("both.look", [], ["both"])).toBeUndefined();
    expect(drop("fetch", [], [])).toBeUndefined();
    expect(drop("both", ["both.inner", "both"], ["both"])).toBeUndefined();
  });
});
