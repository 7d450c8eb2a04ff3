import { describe, expect, it } from "vitest";
import { listsFor, placeInside, placeOutside } from "./move-step.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";

const GRAPH = aGraph([
  aNode("fetch"),
  aNode("decide", {
    kind: "branch",
    arms: [
      { list: "decide.then", name: "then" },
      { list: "decide.else", name: "else" },
    ],
  }),
  aNode("decide.then.look"),
  aNode("last"),
]);
const node = (path: string) => GRAPH.nodes.find((one) => one.path === path) ?? aNode(path);

describe("where a step can go", () => {
  it("is every list but those in itself", () => {
    expect(listsFor(GRAPH, "fetch").map(({ label }) => label)).toEqual([
      "The workflow itself",
      "decide: then",
      "decide: else",
    ]);
    expect(listsFor(GRAPH, "decide").map(({ list }) => list)).toEqual([""]);
  });

  it("is behind the container around it, for one that stands in one", () => {
    expect(placeOutside(GRAPH, node("decide.then.look"))).toEqual({ list: "", index: 2 });
    expect(placeOutside(GRAPH, node("fetch"))).toBeUndefined();
  });

  it("is into the container behind it, else into the one before it", () => {
    expect(placeInside(GRAPH, node("fetch"))).toEqual({ list: "decide.then", index: 0 });
    expect(placeInside(GRAPH, node("last"))).toEqual({ list: "decide.else", index: 0 });
    expect(placeInside(GRAPH, node("decide.then.look"))).toBeUndefined();
  });
});
