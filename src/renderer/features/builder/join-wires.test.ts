import { describe, expect, it } from "vitest";
import { joinWires } from "./join-wires.ts";
import { placeGraph } from "./layout-graph.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";
import { toFlowEdges, toFlowNodes } from "./to-flow.ts";

const GROUP = { arms: [{ list: "group", name: "" }] } as const;

function drawn(graph: ReturnType<typeof aGraph>, kept = {}) {
  const placed = placeGraph(graph, kept);
  const shown = { graph, placed, layout: { positions: {}, notes: [] }, selected: [], breakpoints: [] };
  return joinWires(
    toFlowNodes(shown),
    toFlowEdges(graph, placed, () => undefined),
  );
}

const starts = (path = "") => path.match(/M[^ CL]+/gu);

describe("joinWires", () => {
  it("draws the wires that look alike as one path", () => {
    const paths = drawn(aGraph([aNode("one"), aNode("two"), aNode("three")]));
    expect([...paths.keys()]).toEqual(["order order--next"]);
    expect(starts(paths.get("order order--next"))).toHaveLength(2);
  });

  it("begins a wire at the port of a step within the node around it", () => {
    const graph = aGraph([aNode("group", GROUP), aNode("group.one"), aNode("group.two")]);
    const kept = { group: { x: 1_000, y: 2_000 }, "group.one": { x: 50, y: 60 } };
    expect(starts(drawn(graph, kept).get("order order--next"))).toEqual(["M1269.5,2082"]);
  });

  it("leaves a wire out whose step stands nowhere", () => {
    const graph = aGraph([aNode("one"), aNode("two")]);
    const placed = placeGraph(graph, {});
    expect(
      joinWires(
        [],
        toFlowEdges(graph, placed, () => undefined),
      ),
    ).toEqual(new Map());
  });
});
