import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";

/** The list that a dragged step would go into. */
export interface DropTarget {
  readonly list: string;
  readonly index: number;
}

interface Under {
  /** Lists whose strips are under the pointer, the innermost first. */
  readonly lists: readonly string[];
  /** Paths of the steps under the pointer. */
  readonly steps: readonly string[];
  /** How far to the right the middle of each step is, and the pointer. */
  readonly middleOf: (path: string) => number;
  readonly x: number;
}

/** Where a step goes when it is let go; undefined while it only moves on the canvas. */
export function findDrop(
  { nodes }: WorkflowGraph,
  { path, list }: GraphNode,
  under: Under,
): DropTarget | undefined {
  const isInside = (other: string): boolean => other === path || other.startsWith(`${path}.`);
  const around = nodes.find(({ arms }) => arms.some((arm) => arm.list === list));
  const into = under.lists.find((other) => !isInside(other));
  if (into === list) return undefined;
  if (into !== undefined) {
    const steps = nodes.filter((node) => node.list === into && under.middleOf(node.path) < under.x);
    return { list: into, index: steps.length };
  }
  if (around === undefined || under.steps.includes(around.path)) return undefined;
  const root = nodes.find((node) => node.list === "" && `${path}.`.startsWith(`${node.path}.`));
  return { list: "", index: (root?.index ?? 0) + 1 };
}

/** What lies under the pointer, from the innermost element to the outermost. */
export function lookUnder({ clientX: x, clientY: y }: MouseEvent): Under {
  const elements = document.elementsFromPoint(x, y).filter((element) => element instanceof HTMLElement);
  const middleOf = (path: string): number => {
    const box = document.querySelector(`.react-flow__node[data-id="${path}"]`)?.getBoundingClientRect();
    return box === undefined ? Number.POSITIVE_INFINITY : box.x + box.width / 2;
  };
  return {
    lists: elements.flatMap(({ dataset }) => dataset["list"] ?? []),
    steps: elements.flatMap(({ dataset }) => dataset["id"] ?? []),
    middleOf,
    x,
  };
}
