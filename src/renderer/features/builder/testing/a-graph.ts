import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import { NO_GRAPH } from "../builder-state.ts";

/** An input of bars that nothing is wired to. */
export const BARS_INPUT = {
  name: "bars",
  title: "Bars",
  wire: "bars",
  unit: undefined,
  help: undefined,
  isRequired: true,
  isGivable: false,
  default: undefined,
  choices: undefined,
  source: { kind: "missing" },
  written: undefined,
} as const;

/** A step that answers `bars` and takes `bars`, at a path, in the list that its path says. */
export function aNode(path: string, parts: Partial<GraphNode> = {}): GraphNode {
  const ids = path.split(".");
  return {
    path,
    id: ids.at(-1) ?? path,
    kind: "call",
    list: ids.slice(0, -1).join("."),
    index: 0,
    order: 0,
    title: path,
    help: "",
    method: "data.get",
    effect: undefined,
    arms: [],
    inputs: [],
    outputs: [{ name: "bars", title: "Bars", wire: "bars" }],
    settings: [],
    needs: [],
    line: 1,
    ...parts,
  };
}

/** Steps one after another, numbered as they come. */
export function aGraph(nodes: readonly GraphNode[], parts: Partial<WorkflowGraph> = {}): WorkflowGraph {
  const counts = new Map<string, number>();
  const numbered = nodes.map((node, order) => {
    const index = counts.get(node.list) ?? 0;
    counts.set(node.list, index + 1);
    return { ...node, index, order };
  });
  const edges = numbered.flatMap((node) => {
    const next = numbered.find(({ list, index }) => list === node.list && index === node.index + 1);
    const plain = { kind: "next", fromField: "", toField: "", wire: "" } as const;
    return next === undefined ? [] : [{ ...plain, from: node.path, to: next.path }];
  });
  return { ...NO_GRAPH, name: "night", nodes: numbered, edges, ...parts };
}
