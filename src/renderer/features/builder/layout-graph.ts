import { Graph, layout as layOut } from "@dagrejs/dagre";
import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";
import type { GraphNode, GraphPort, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import { pathsAround } from "./paths-around.ts";
import { wrapColumns, type Column, type RowPlace } from "./wrap-columns.ts";

/** A node's place within the node around it, and its size. */
export interface Box extends CanvasPoint {
  readonly width: number;
  readonly height: number;
}

/** An arm's strip in a container. */
export interface Lane {
  readonly list: string;
  readonly name: string;
  readonly y: number;
  readonly height: number;
}

export interface Placed {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lanes: ReadonlyMap<string, readonly Lane[]>;
  /** Where steps stand in rows; one that a person has put somewhere stands in none. */
  readonly rows: ReadonlyMap<string, RowPlace>;
}

const STEP_PX = { width: 216, header: 52, row: 21, foot: 9 };
const CONTAINER_PX = { header: 48, laneHeader: 28, pad: 28, width: 272, laneHeight: 88 };

/** The ports that a node shows: what data flows through, what is fed by a step, and what is missing. */
export function shownInputs({ inputs }: GraphNode): readonly GraphPort[] {
  return inputs.filter(
    ({ isGivable, source }) => !isGivable || source.kind === "step" || source.kind === "missing",
  );
}

/** Sizes and places of all nodes: where a person put them, else where the program does. */
export function placeGraph(graph: WorkflowGraph, kept: Readonly<Record<string, CanvasPoint>>): Placed {
  const boxes = new Map<string, Box>();
  const lanes = new Map<string, readonly Lane[]>();
  const rows = new Map<string, RowPlace>();
  const byList = Map.groupBy(graph.nodes, ({ list }) => list);

  /** Places the steps of a list from the origin; answers how much room they take. */
  function placeList(list: string): { readonly width: number; readonly height: number } {
    const nodes = byList.get(list) ?? [];
    for (const node of nodes) boxes.set(node.path, { x: 0, y: 0, ...sizeOf(node) });
    const places = wrapColumns(columnsOf(nodes));
    let [width, height] = [0, 0];
    for (const { path } of nodes) {
      const box = boxes.get(path) ?? { x: 0, y: 0, width: 0, height: 0 };
      const place = places.get(path);
      if (place !== undefined && kept[path] === undefined) rows.set(path, place);
      const placed = { ...box, x: place?.x ?? 0, y: place?.y ?? 0, ...kept[path] };
      boxes.set(path, placed);
      width = Math.max(width, placed.x + placed.width);
      height = Math.max(height, placed.y + placed.height);
    }
    return { width, height };
  }

  /** Steps by the rank that their wires give them, in the order in which they run. */
  function columnsOf(nodes: readonly GraphNode[]): readonly Column[] {
    const flow = new Graph().setGraph({ rankdir: "LR" });
    flow.setDefaultEdgeLabel(() => ({}));
    const sized = nodes.map(({ path }) => {
      const { width = 0, height = 0 } = boxes.get(path) ?? {};
      flow.setNode(path, { width, height });
      return { path, width, height };
    });
    for (const { from, to } of siblingEdges(graph, nodes)) flow.setEdge(from, to);
    layOut(flow);
    const ranks = Map.groupBy(sized, ({ path }) => Math.round(flow.node(path).x ?? 0));
    return [...ranks].toSorted(([left], [right]) => left - right).map(([, column]) => column);
  }

  function sizeOf(node: GraphNode): { readonly width: number; readonly height: number } {
    if (node.arms.length === 0) return { width: STEP_PX.width, height: heightOf(node) };
    let y = CONTAINER_PX.header;
    let width = CONTAINER_PX.width;
    const strips = node.arms.map(({ list, name }): Lane => {
      const room = placeList(list);
      const top = y + (name === "" ? CONTAINER_PX.pad : CONTAINER_PX.laneHeader);
      shift(byList.get(list) ?? [], top);
      const height = Math.max(CONTAINER_PX.laneHeight, top - y + room.height + CONTAINER_PX.pad);
      const lane = { list, name, y, height };
      y += height;
      width = Math.max(width, room.width + 2 * CONTAINER_PX.pad);
      return lane;
    });
    lanes.set(node.path, strips);
    return { width, height: y };
  }

  function shift(nodes: readonly GraphNode[], top: number): void {
    for (const { path } of nodes) {
      const box = boxes.get(path);
      if (box === undefined || kept[path] !== undefined) continue;
      boxes.set(path, { ...box, x: box.x + CONTAINER_PX.pad, y: box.y + top });
      const row = rows.get(path);
      if (row !== undefined) rows.set(path, { ...row, top: row.top + top, bottom: row.bottom + top });
    }
  }

  placeList("");
  return { boxes, lanes, rows };
}

function heightOf(node: GraphNode): number {
  const rows = Math.max(shownInputs(node).length, node.outputs.length);
  return STEP_PX.header + rows * STEP_PX.row + (rows === 0 ? 0 : STEP_PX.foot);
}

/** Edges between the steps of one list, those from inside of one lifted to it. */
function siblingEdges(
  graph: WorkflowGraph,
  nodes: readonly GraphNode[],
): readonly { readonly from: string; readonly to: string }[] {
  const known = new Set(nodes.map(({ path }) => path));
  const lift = (path: string): string | undefined => pathsAround(path).find((around) => known.has(around));
  return graph.edges.flatMap((edge) => {
    const [from, to] = [lift(edge.from), lift(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}
