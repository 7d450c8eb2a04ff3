import type { GraphEdge, GraphNode } from "#shared/model/workflow-graph.ts";
import type { PlannedLeaf } from "../plan.ts";
import { outputsRead } from "./expression-steps.ts";
import type { ListSite } from "./find-sites.ts";

/** The edges of a graph; both ends of each are nodes of it. */
export function edgesOf(
  root: ListSite,
  nodes: readonly GraphNode[],
  leaves: readonly PlannedLeaf[],
): readonly GraphEdge[] {
  const known = new Set(nodes.map(({ path }) => path));
  const wires = nodes.flatMap((node) => node.inputs.flatMap((port) => wireTo(node, port)));
  const reads = leaves.flatMap((leaf) =>
    outputsRead(leaf).map(({ step, field }) => plainEdge("reads", step, leaf.path, field)),
  );
  const kinds = new Map(nodes.map(({ path, kind }) => [path, kind]));
  const all = [...wires, ...distinct(reads), ...nextSteps(root, kinds), ...nodes.flatMap(neededBy)];
  return all.filter(({ from, to }) => known.has(from) && known.has(to) && from !== to);
}

function wireTo(node: GraphNode, { name, wire, source }: GraphNode["inputs"][number]): readonly GraphEdge[] {
  if (source.kind !== "step") return [];
  return [{ kind: "wire", from: source.node, fromField: source.field, to: node.path, toField: name, wire }];
}

function plainEdge(kind: GraphEdge["kind"], from: string, to: string, fromField = ""): GraphEdge {
  return { kind, from, to, fromField, toField: "", wire: "" };
}

function distinct(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.fromField} ${edge.to}`, edge])).values()];
}

/** The steps of a list run one after another, except those of a parallel step. */
function nextSteps(list: ListSite, kinds: ReadonlyMap<string, GraphNode["kind"]>): readonly GraphEdge[] {
  const inner = list.steps.flatMap(({ arms }) => arms.flatMap((arm) => nextSteps(arm, kinds)));
  if (kinds.get(list.path) === "parallel") return inner;
  const pairs = list.steps.slice(1).map((step, index) => {
    const before = list.steps[index]?.path ?? "";
    return plainEdge("next", before, step.path);
  });
  return [...pairs, ...inner];
}

function neededBy({ path, list, needs }: GraphNode): readonly GraphEdge[] {
  const prefix = list === "" ? "" : `${list}.`;
  return needs.map((need) => plainEdge("needs", `${prefix}${need}`, path));
}
