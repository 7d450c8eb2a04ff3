import { Position } from "@xyflow/react";
import type { NodeHandle } from "@xyflow/react";
import type { GraphNode } from "#shared/model/workflow-graph.ts";
import { shownInputs } from "./layout-graph.ts";

const PORT_PX = { width: 9, height: 9 };
const ORDER_PX = { width: 7, height: 12 };
const BORDER_PX = 1;
/** How far down the middles of ports are. */
const MIDDLE_PX = { order: 22, firstRow: 62.5, row: 21 };

/**
 * Where the ports of a step are, as theme/builder.css draws them. Told, a node that is out of sight need not be drawn to learn where
 * its wires end.
 */
export function portPlaces(node: GraphNode, width: number): NodeHandle[] {
  const isContainer = node.arms.length > 0;
  const outputs = node.outputs.map(({ name }, row) =>
    isContainer ? orderPort("source", `out:${name}`, width) : rowPort("source", `out:${name}`, width, row),
  );
  const inputs = isContainer
    ? []
    : shownInputs(node).map(({ name }, row) => rowPort("target", `in:${name}`, width, row));
  return [orderPort("target", "before", width), orderPort("source", "after", width), ...inputs, ...outputs];
}

function orderPort(type: NodeHandle["type"], id: string, width: number): NodeHandle {
  return portAt(type, id, type === "target" ? 0 : width, MIDDLE_PX.order, ORDER_PX);
}

function rowPort(type: NodeHandle["type"], id: string, width: number, row: number): NodeHandle {
  const x = type === "target" ? BORDER_PX : width - BORDER_PX;
  return portAt(type, id, x, MIDDLE_PX.firstRow + row * MIDDLE_PX.row, PORT_PX);
}

function portAt(
  type: NodeHandle["type"],
  id: string,
  middleX: number,
  middleY: number,
  size: typeof PORT_PX,
): NodeHandle {
  return {
    id,
    type,
    position: type === "target" ? Position.Left : Position.Right,
    x: middleX - size.width / 2,
    y: middleY - size.height / 2,
    ...size,
  };
}
