import type { WorkflowGraph } from "#shared/model/workflow-graph.ts";

/** Where a new step goes. */
export interface NewPlace {
  readonly list: string;
  readonly index: number;
  /** For people: "after fetch_data". */
  readonly text: string;
}

/** After the step that is selected, into the first list of a container, else at the end. */
export function placeOfNew(graph: WorkflowGraph, selected: readonly string[], list?: string): NewPlace {
  if (list !== undefined) return endOf(graph, list);
  const node = graph.nodes.find(({ path }) => path === selected.at(-1));
  if (node === undefined) return endOf(graph, "");
  const [arm] = node.arms;
  const isEmpty = arm !== undefined && !graph.nodes.some((other) => other.list === arm.list);
  if (isEmpty) return endOf(graph, arm.list);
  return { list: node.list, index: node.index + 1, text: `after ${node.id}` };
}

function endOf({ nodes }: WorkflowGraph, list: string): NewPlace {
  const index = nodes.filter((node) => node.list === list).length;
  return { list, index, text: list === "" ? "at the end" : `into ${list}` };
}
