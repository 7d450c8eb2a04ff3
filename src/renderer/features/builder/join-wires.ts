import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";
import { drawWire } from "./draw-wire.ts";
import type { FlowNode, WireEdge } from "./to-flow.ts";

/** One path for all wires that look alike, by their classes: a drawing of 500 wires is a handful of elements. */
export function joinWires(
  nodes: readonly FlowNode[],
  edges: readonly WireEdge[],
): ReadonlyMap<string, string> {
  const portOf = findPorts(nodes);
  const paths = new Map<string, string[]>();
  for (const { source, target, sourceHandle, targetHandle, className = "", data } of edges) {
    const [from, to] = [portOf(source, "source", sourceHandle), portOf(target, "target", targetHandle)];
    if (from === undefined || to === undefined) continue;
    const path = drawWire({ sourceX: from.x, sourceY: from.y, targetX: to.x, targetY: to.y }, data?.route);
    paths.set(className, [...(paths.get(className) ?? []), path]);
  }
  return new Map([...paths].map(([look, drawn]) => [look, drawn.join(" ")]));
}

type FindPort = (
  path: string,
  type: "source" | "target",
  id: string | null | undefined,
) => CanvasPoint | undefined;

/** Where a wire meets a port: its outer edge, on the canvas. */
function findPorts(nodes: readonly FlowNode[]): FindPort {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  function originOf({ position, parentId }: FlowNode): CanvasPoint {
    const around = parentId === undefined ? undefined : byId.get(parentId);
    if (around === undefined) return position;
    const origin = originOf(around);
    return { x: origin.x + position.x, y: origin.y + position.y };
  }
  return (path, type, id) => {
    const node = byId.get(path);
    const port = node?.handles?.find((one) => one.type === type && one.id === id);
    if (node === undefined || port === undefined) return undefined;
    const { x, y } = originOf(node);
    const { width = 0, height = 0 } = port;
    return { x: x + port.x + (type === "source" ? width : 0), y: y + port.y + height / 2 };
  };
}
