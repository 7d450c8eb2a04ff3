import type { GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";

export type StepMark = "added" | "removed" | "changed";

interface ComparedGraph {
  /** The later graph, with the steps of the earlier one that it lacks. */
  readonly graph: WorkflowGraph;
  /** By path; a step that is the same in both has none. */
  readonly marks: ReadonlyMap<string, StepMark>;
}

/** What became of the steps of one graph in the other. A step that got another id is one removed and one added. */
export function compareGraphs(from: WorkflowGraph, to: WorkflowGraph): ComparedGraph {
  const [old, now] = [byPath(from), byPath(to)];
  const removed = from.nodes.filter(({ path }) => !now.has(path));
  const changed = to.nodes.filter((node) => {
    const before = old.get(node.path);
    return before !== undefined && describe(from, before) !== describe(to, node);
  });
  const added = to.nodes.filter(({ path }) => !old.has(path));
  const marks = new Map<string, StepMark>([
    ...removed.map(({ path }) => [path, "removed"] as const),
    ...changed.map(({ path }) => [path, "changed"] as const),
    ...added.map(({ path }) => [path, "added"] as const),
  ]);
  const gone = new Set(removed.map(({ path }) => path));
  const goneEdges = from.edges.filter(
    (edge) => (gone.has(edge.from) || gone.has(edge.to)) && known(edge.from) && known(edge.to),
  );
  function known(path: string): boolean {
    return gone.has(path) || now.has(path);
  }
  const arms = armsOf(to);
  return {
    marks,
    graph: {
      ...to,
      // What stood in a list that is gone too is shown beside the others.
      nodes: [
        ...to.nodes,
        ...removed.map((node) =>
          node.list === "" || arms.has(node.list) || isInside(gone, node) ? node : { ...node, list: "" },
        ),
      ],
      edges: [...to.edges, ...goneEdges],
    },
  };
}

function byPath({ nodes }: WorkflowGraph): ReadonlyMap<string, GraphNode> {
  return new Map(nodes.map((node) => [node.path, node]));
}

function armsOf({ nodes }: WorkflowGraph): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ arms }) => arms.map(({ list }) => list)));
}

function isInside(paths: ReadonlySet<string>, { path }: GraphNode): boolean {
  const ids = path.split(".");
  return ids.some((_, index) => index > 0 && paths.has(ids.slice(0, index).join(".")));
}

/** All that a person wrote of a step, and which steps feed it; not where its lines are. */
function describe({ edges }: WorkflowGraph, node: GraphNode): string {
  const { kind, method, list, settings, needs, inputs, arms } = node;
  const feeds = edges
    .filter(({ to, kind: sort }) => to === node.path && sort !== "next")
    .map(({ from, fromField, toField }) => `${from} ${fromField} ${toField}`);
  return JSON.stringify([
    [kind, method, list, needs],
    arms.map((arm) => arm.list),
    settings.map(({ keys, value }) => [keys, value]),
    inputs.map(({ name, written }) => [name, written]),
    feeds.toSorted(),
  ]);
}
