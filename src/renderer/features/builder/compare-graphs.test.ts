import { describe, expect, it } from "vitest";
import { compareGraphs } from "./compare-graphs.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";

const BRANCH = { kind: "branch", arms: [{ list: "decide.then", name: "then" }] } as const;

describe("compareGraphs", () => {
  it("marks what was added, removed and changed, and shows the removed too", () => {
    const from = aGraph([aNode("fetch"), aNode("look"), aNode("last")]);
    const to = aGraph([aNode("fetch"), aNode("last", { method: "data.stats" }), aNode("more")]);
    const { graph, marks } = compareGraphs(from, to);
    expect(Object.fromEntries(marks)).toEqual({ look: "removed", last: "changed", more: "added" });
    expect(graph.nodes.map(({ path }) => path)).toEqual(["fetch", "last", "more", "look"]);
    expect(graph.edges.map(({ from: one, to: other }) => `${one} ${other}`)).toContain("fetch look");
  });

  it("marks nothing when only lines moved", () => {
    const { marks } = compareGraphs(aGraph([aNode("a", { line: 3 })]), aGraph([aNode("a", { line: 9 })]));
    expect(marks.size).toBe(0);
  });

  it("marks a step that another one feeds now", () => {
    const nodes = [aNode("one"), aNode("two"), aNode("last")];
    const wire = { kind: "wire", fromField: "bars", to: "last", toField: "bars", wire: "bars" } as const;
    const { marks } = compareGraphs(
      aGraph(nodes, { edges: [{ ...wire, from: "one" }] }),
      aGraph(nodes, { edges: [{ ...wire, from: "two" }] }),
    );
    expect([...marks]).toEqual([["last", "changed"]]);
  });

  it("keeps a removed step in its container, and beside the others when that holds no such list", () => {
    const [decide, inner] = [aNode("decide", BRANCH), aNode("decide.then.look")];
    const listOf = (to: Parameters<typeof compareGraphs>[1]) =>
      compareGraphs(aGraph([decide, inner]), to).graph.nodes.find(({ path }) => path === inner.path)?.list;
    expect(listOf(aGraph([decide]))).toBe("decide.then");
    expect(listOf(aGraph([]))).toBe("decide.then");
    expect(listOf(aGraph([aNode("decide")]))).toBe("");
  });
});
