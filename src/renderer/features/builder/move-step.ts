import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { Builder } from "./create-builder.ts";

/** A list that a step can stand in, and what a person calls it. */
export interface StepList {
  readonly list: string;
  readonly label: string;
}

interface Place {
  readonly list: string;
  readonly index: number;
}

/** Every list that the step can be moved into, its own too. */
export function listsFor({ nodes }: WorkflowGraph, path: string): readonly StepList[] {
  const inside = nodes.filter((node) => node.path !== path && !node.path.startsWith(`${path}.`));
  const arms = inside.flatMap((node) =>
    node.arms.map(({ list, name }) => ({ list, label: name === "" ? node.path : `${node.path}: ${name}` })),
  );
  return [{ list: "", label: "The workflow itself" }, ...arms];
}

/** Behind the container around a step; undefined for one that stands in none. */
export function placeOutside({ nodes }: WorkflowGraph, { list }: GraphNode): Place | undefined {
  const around = nodes.find(({ arms }) => arms.some((arm) => arm.list === list));
  return around && { list: around.list, index: around.index + 1 };
}

/** Into the container behind a step, at its start, else into the one before it, at its end; undefined where neither is one. */
export function placeInside({ nodes }: WorkflowGraph, { list, index }: GraphNode): Place | undefined {
  const beside = (by: 1 | -1) => nodes.find((node) => node.list === list && node.index === index + by);
  const [after, before] = [beside(1)?.arms[0], beside(-1)?.arms.at(-1)];
  if (after !== undefined) return { list: after.list, index: 0 };
  if (before === undefined) return undefined;
  return { list: before.list, index: nodes.filter((node) => node.list === before.list).length };
}

export type MoveDirection = "earlier" | "later" | "outside" | "inside";

/** Where the step goes that way; undefined where there is no place. */
function placeTowards(graph: WorkflowGraph, node: GraphNode, way: MoveDirection): Place | undefined {
  if (way === "outside") return placeOutside(graph, node);
  if (way === "inside") return placeInside(graph, node);
  // A step that moves down goes behind the one after it.
  const index = node.index + (way === "later" ? 2 : -1);
  return index < 0 ? undefined : { list: node.list, index };
}

/** Moves the first of the selected steps that way; does nothing where there is no place. */
export function moveSelected(builder: Builder, way: MoveDirection): void {
  const { selected, graph } = builder.state.getState();
  const node = graph.nodes.find(({ path }) => path === selected[0]);
  const place = node && placeTowards(graph, node, way);
  if (node !== undefined && place !== undefined)
    void builder.edit({ kind: "move", path: node.path, ...place });
}

/** Moves a step to the end of a list. */
export function moveInto(builder: Builder, path: string, list: string): void {
  const { nodes } = builder.state.getState().graph;
  const index = nodes.filter((node) => node.list === list).length;
  if (nodes.find((node) => node.path === path)?.list !== list)
    void builder.edit({ kind: "move", path, list, index });
}
