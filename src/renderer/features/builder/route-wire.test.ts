import { describe, expect, it } from "vitest";
import { placeGraph } from "./layout-graph.ts";
import { drawRoute, routeWire } from "./route-wire.ts";
import { aGraph, aNode } from "./testing/a-graph.ts";

const CHAIN = aGraph([
  ...Array.from({ length: 8 }, (_, index) => aNode(`step_${index}`)),
  aNode("both", { kind: "parallel", arms: [{ list: "both", name: "" }] }),
  aNode("both.inner", { list: "both" }),
]);
const NODES = new Map(CHAIN.nodes.map((node) => [node.path, node]));
const PLACED = placeGraph(CHAIN, {});
const route = (from: string, to: string, lane = 3) => routeWire(PLACED, NODES, { from, to }, lane);

describe("the way of a wire", () => {
  it("is straight to the column beside", () => {
    expect(route("step_0", "step_1")).toBeUndefined();
  });

  it("runs in the gap before the row that it ends in, also into a container", () => {
    const last = PLACED.rows.get("step_7");
    expect(last?.row).toBeGreaterThan(0);
    expect(route("step_0", "step_7")?.bendY).toBe((last?.top ?? 0) - 30);
    expect(route("step_0", "both.inner")?.bendY).toBe((PLACED.rows.get("both")?.top ?? 0) - 30);
  });

  it("runs under its row past the steps between", () => {
    const first = PLACED.rows.get("step_0");
    expect(route("step_0", "step_2")?.bendY).toBe((first?.bottom ?? 0) + 30);
  });

  it("is another one for each output, so that they do not lie on each other", () => {
    expect(new Set([0, 1, 2].map((lane) => route("step_0", "step_7", lane)?.bendY)).size).toBe(3);
  });

  it("is straight where a person moved one of the steps, and within one step", () => {
    const moved = placeGraph(CHAIN, { step_7: { x: 1, y: 1 } });
    expect(routeWire(moved, NODES, { from: "step_0", to: "step_7" }, 0)).toBeUndefined();
    expect(route("both", "both.inner")).toBeUndefined();
  });

  it("is drawn from the one port to the other", () => {
    const ends = { sourceX: 0, sourceY: 10, targetX: 300, targetY: 200 };
    const path = drawRoute(ends, { bendY: 100, stub: 20 });
    expect(path.startsWith("M0,10 L10,10 Q20,10 20,20")).toBe(true);
    expect(path.endsWith("L300,200")).toBe(true);
  });
});
