import type { GraphNode, WorkflowGraph } from "./workflow-graph.ts";

/** Why an output cannot be wired to an input; undefined when it can. */
export function refuseWire(
  graph: WorkflowGraph,
  from: { readonly path: string; readonly field: string },
  to: { readonly path: string; readonly field: string },
): string | undefined {
  const source = graph.nodes.find(({ path }) => path === from.path);
  const target = graph.nodes.find(({ path }) => path === to.path);
  const output = source?.outputs.find(({ name }) => name === from.field);
  const input = target?.inputs.find(({ name }) => name === to.field);
  if (source === undefined || target === undefined || output === undefined || input === undefined)
    return "a wire leads from an output to an input";
  return refuseOrder(graph, source, target) ?? refuseType(output.wire, input.wire);
}

function refuseType(output: string, input: string): string | undefined {
  if (output === input || [output, input].includes("unknown")) return undefined;
  return `${input} is wanted here, this gives ${output}`;
}

function refuseOrder(graph: WorkflowGraph, source: GraphNode, target: GraphNode): string | undefined {
  if (source === target) return "a step cannot read what it answers itself";
  if (`${target.path}.`.startsWith(`${source.path}.`)) return `${target.id} runs inside ${source.id}`;
  if (`${source.path}.`.startsWith(`${target.path}.`)) return `${source.id} runs inside ${target.id}`;
  if (source.order > target.order) return `${source.id} runs after ${target.id}`;
  return refuseApart(graph, source, target);
}

/** Steps in arms of one branch, or beside each other in a parallel step, never see each other's outputs. */
function refuseApart(graph: WorkflowGraph, source: GraphNode, target: GraphNode): string | undefined {
  const around = graph.nodes.filter(
    ({ path, arms }) => arms.length > 0 && source.path.startsWith(`${path}.`),
  );
  for (const node of around) {
    const isOutside = !target.path.startsWith(`${node.path}.`);
    if (node.kind === "each" && isOutside) return `outside of ${node.id} only what it collected is known`;
    if (isOutside) continue;
    const armOf = ({ path }: GraphNode): string | undefined =>
      node.arms.find(({ list }) => path.startsWith(`${list}.`))?.list;
    if (node.arms.length > 1 && armOf(source) !== armOf(target)) return `only one arm of ${node.id} runs`;
    if (node.kind !== "parallel") continue;
    const child = ({ path }: GraphNode): string => path.slice(node.path.length + 1).split(".")[0] ?? "";
    if (child(source) !== child(target)) return `${source.id} and ${target.id} run at the same time`;
  }
  return undefined;
}
