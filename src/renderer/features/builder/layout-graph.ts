import { Graph, layout as layOut } from "@dagrejs/dagre";
import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";
import type { GraphNode, GraphPort, WorkflowGraph } from "#shared/model/workflow-graph.ts";

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
}

const STEP_PX = { width: 224, header: 46, row: 20, foot: 8 };
const CONTAINER_PX = { header: 40, laneHeader: 26, pad: 18, width: 264, laneHeight: 84 };
const GAP_PX = { rank: 124, node: 28 };

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
  const byList = Map.groupBy(graph.nodes, ({ list }) => list);

  /** Places the steps of a list from the origin; answers how much room they take. */
  function placeList(list: string): { readonly width: number; readonly height: number } {
    const nodes = byList.get(list) ?? [];
    for (const node of nodes) boxes.set(node.path, { x: 0, y: 0, ...sizeOf(node) });
    const flow = new Graph().setGraph({ rankdir: "LR", ranksep: GAP_PX.rank, nodesep: GAP_PX.node });
    flow.setDefaultEdgeLabel(() => ({}));
    for (const { path } of nodes) {
      const { width, height } = boxes.get(path) ?? { width: 0, height: 0 };
      flow.setNode(path, { width, height });
    }
    for (const { from, to } of siblingEdges(graph, list, nodes)) flow.setEdge(from, to);
    layOut(flow);
    let [width, height] = [0, 0];
    for (const { path } of nodes) {
      const box = boxes.get(path) ?? { x: 0, y: 0, width: 0, height: 0 };
      const found = flow.node(path);
      const auto = {
        x: Math.round((found.x ?? 0) - box.width / 2),
        y: Math.round((found.y ?? 0) - box.height / 2),
      };
      boxes.set(path, { ...box, ...auto, ...kept[path] });
      const placed = boxes.get(path) ?? box;
      width = Math.max(width, placed.x + placed.width);
      height = Math.max(height, placed.y + placed.height);
    }
    return { width, height };
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
    }
  }

  placeList("");
  return { boxes, lanes };
}

function heightOf(node: GraphNode): number {
  const rows = Math.max(shownInputs(node).length, node.outputs.length);
  return STEP_PX.header + rows * STEP_PX.row + (rows === 0 ? 0 : STEP_PX.foot);
}

/** Edges between the steps of one list, those from inside of one lifted to it. */
function siblingEdges(
  graph: WorkflowGraph,
  list: string,
  nodes: readonly GraphNode[],
): readonly { readonly from: string; readonly to: string }[] {
  const prefix = list === "" ? "" : `${list}.`;
  const known = new Set(nodes.map(({ path }) => path));
  const lift = (path: string): string | undefined => {
    if (!path.startsWith(prefix)) return undefined;
    const [id = ""] = path.slice(prefix.length).split(".");
    return known.has(prefix + id) ? prefix + id : undefined;
  };
  return graph.edges.flatMap((edge) => {
    const [from, to] = [lift(edge.from), lift(edge.to)];
    return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
  });
}
