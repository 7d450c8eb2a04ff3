import type { Connection, Edge } from "@xyflow/react";
import { refuseWire } from "#shared/model/refuse-wire.ts";
import type { GraphEdit, WorkflowGraph } from "#shared/model/workflow-graph.ts";

type Ends = Pick<Connection | Edge, "source" | "target"> & {
  readonly sourceHandle?: string | null;
  readonly targetHandle?: string | null;
};

/** Why two ports cannot be connected; undefined when they can. */
export function refuseConnection(graph: WorkflowGraph, ends: Ends): string | undefined {
  const edit = toEdit(ends);
  if (edit === undefined)
    return "connect an output to an input, or the right edge of a step to the left edge of another";
  if (edit.kind === "connect") {
    const from = { path: edit.from, field: edit.fromField };
    return refuseWire(graph, from, { path: edit.to, field: edit.toField });
  }
  return refuseNeed(graph, ends.source, ends.target);
}

/** What connecting these ports does to the text; undefined for two ports that mean nothing together. */
export function toEdit({
  source,
  target,
  sourceHandle,
  targetHandle,
}: Ends): Extract<GraphEdit, { kind: "connect" | "need" }> | undefined {
  if (sourceHandle?.startsWith("out:") === true && targetHandle?.startsWith("in:") === true) {
    return {
      kind: "connect",
      from: source,
      fromField: sourceHandle.slice("out:".length),
      to: target,
      toField: targetHandle.slice("in:".length),
    };
  }
  if (sourceHandle !== "after" || targetHandle !== "before") return undefined;
  return { kind: "need", path: target, needs: source.split(".").at(-1) ?? source, isNeeded: true };
}

function refuseNeed({ nodes }: WorkflowGraph, from: string, to: string): string | undefined {
  const [source, target] = [from, to].map((path) => nodes.find((node) => node.path === path));
  if (source === undefined || target === undefined || source === target)
    return "a step cannot wait for itself";
  if (source.list !== target.list) return `${source.id} and ${target.id} stand in different lists`;
  const around = nodes.find(({ arms }) => arms.some(({ list }) => list === source.list));
  if (around?.kind === "parallel") return `${around.id} runs its steps at the same time`;
  return leadsTo(nodes, target.path, source.path) ? `${source.id} waits for ${target.id} already` : undefined;
}

/** Whether `to` needs `from`, itself or by others. */
function leadsTo(nodes: WorkflowGraph["nodes"], from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(to)) return false;
  seen.add(to);
  const node = nodes.find(({ path }) => path === to);
  const prefix = node === undefined || node.list === "" ? "" : `${node.list}.`;
  return (node?.needs ?? []).some((need) => leadsTo(nodes, from, prefix + need, seen));
}
