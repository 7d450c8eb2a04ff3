import { refuseWire } from "#shared/model/refuse-wire.ts";
import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";

export interface Reference {
  /** `step.field`, for people. */
  readonly label: string;
  readonly path: string;
  readonly field: string;
}

/** The outputs that an input can be wired to, nearest first. */
export function outputsFor(graph: WorkflowGraph, node: GraphNode, field: string): readonly Reference[] {
  const to = { path: node.path, field };
  return graph.nodes
    .flatMap(({ path, outputs }) =>
      outputs.map((output): Reference => ({ label: `${path}.${output.name}`, path, field: output.name })),
    )
    .filter((output) => refuseWire(graph, output, to) === undefined)
    .toReversed();
}

/** What an expression at a step can name: the inputs of the run, and outputs of the steps before it. */
export function completionsFor(graph: WorkflowGraph, node: GraphNode): readonly string[] {
  const inputs = graph.inputs.map(({ name }) => `\${inputs.${name}}`);
  const outputs = graph.nodes
    .filter(({ order, path }) => order < node.order && !node.path.startsWith(`${path}.`))
    .flatMap(({ path, outputs: fields }) => fields.map(({ name }) => `\${steps.${path}.${name}}`));
  return [...inputs, ...outputs.toReversed()];
}
