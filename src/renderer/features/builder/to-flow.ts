import type { Edge, Node } from "@xyflow/react";
import type { CanvasLayout, CanvasNote } from "#shared/ipc/channels/builder-channels.ts";
import type { GraphEdge, GraphNode, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { StepMark } from "./compare-graphs.ts";
import type { Lane, Placed } from "./layout-graph.ts";
import { portPlaces } from "./port-places.ts";
import { routeWire, type Route } from "./route-wire.ts";
import { wireTone } from "./wire-tone.ts";

export interface StepData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly problems: readonly string[];
  readonly hasBreakpoint: boolean;
  readonly lanes: readonly Lane[];
  /** What became of it between two versions; undefined while none are compared. */
  readonly mark?: StepMark;
  /** Seen from so far that only its name and how it went are drawn. */
  readonly isFar: boolean;
}

export type StepFlowNode = Node<StepData, "step" | "container">;
export type NoteFlowNode = Node<{ readonly note: CanvasNote }, "note">;
export type FlowNode = StepFlowNode | NoteFlowNode;
export interface WireValue {
  readonly text: string;
  /** All of what `text` shortens. */
  readonly whole: string;
  readonly hash: string;
}

export type WireEdge = Edge<
  { readonly edge: GraphEdge; readonly value?: WireValue; readonly route?: Route },
  "wire"
>;

interface Shown {
  readonly graph: WorkflowGraph;
  readonly placed: Placed;
  readonly layout: CanvasLayout;
  readonly selected: readonly string[];
  readonly breakpoints: readonly string[];
  readonly marks?: ReadonlyMap<string, StepMark>;
  readonly isFar?: boolean;
}

export const NOTE_PREFIX = "note:";

/** Nodes of the canvas; those inside another one stand after it. */
export function toFlowNodes({
  graph,
  placed,
  layout,
  selected,
  breakpoints,
  marks,
  isFar = false,
}: Shown): readonly FlowNode[] {
  const problems = Map.groupBy(graph.problems, ({ node }) => node);
  const steps = graph.nodes.flatMap((node): StepFlowNode[] => {
    const box = placed.boxes.get(node.path);
    if (box === undefined) return [];
    const parent = parentOf(graph, node);
    const isContainer = node.arms.length > 0;
    const mark = marks?.get(node.path);
    return [
      {
        id: node.path,
        type: isContainer ? "container" : "step",
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        // Without these the canvas draws every node, in sight or not, to measure it whenever nodes are made anew.
        measured: { width: box.width, height: box.height },
        handles: portPlaces(node, box.width),
        selected: selected.includes(node.path),
        ...(parent === undefined ? {} : { parentId: parent }),
        zIndex: isContainer ? depthOf(node.path) : STEP_LAYER,
        ariaLabel: `${mark === undefined ? "" : `${mark}: `}${node.id}: ${node.title}`,
        ...(mark === undefined ? {} : { className: `step-mark step-mark--${mark}` }),
        data: {
          node,
          problems: (problems.get(node.path) ?? []).map(({ message }) => message),
          hasBreakpoint: breakpoints.includes(node.path),
          lanes: placed.lanes.get(node.path) ?? [],
          isFar,
          ...(mark === undefined ? {} : { mark }),
        },
      },
    ];
  });
  const notes = layout.notes.map((note): NoteFlowNode => {
    const id = NOTE_PREFIX + note.id;
    const { x, y, width, height } = note;
    return {
      id,
      type: "note",
      position: { x, y },
      width,
      height,
      selected: selected.includes(id),
      data: { note },
      zIndex: 0,
    };
  });
  return [...notes, ...steps];
}

/** Wires go over all containers and under all steps. */
const [WIRE_LAYER, STEP_LAYER] = [100, 200];

const depthOf = (path: string): number => path.split(".").length;

function parentOf(graph: WorkflowGraph, { list }: GraphNode): string | undefined {
  return list === ""
    ? undefined
    : graph.nodes.find(({ arms }) => arms.some((arm) => arm.list === list))?.path;
}

export type ValueOnWire = (path: string, field: string) => WireValue | undefined;

/** Wires, what expressions read, and the order where no wire says it. */
export function toFlowEdges(graph: WorkflowGraph, placed: Placed, valueOf: ValueOnWire): readonly WireEdge[] {
  const nodes = new Map(graph.nodes.map((node) => [node.path, node]));
  const lanes = new Map<string, number>();
  const wired = new Set(
    graph.edges.filter(({ kind }) => kind !== "next").map(({ from, to }) => `${from} ${to}`),
  );
  const shown = graph.edges.filter(({ kind, from, to }) => kind !== "next" || !wired.has(`${from} ${to}`));
  const told = new Set<string>();
  return shown.map((edge): WireEdge => {
    const { kind, from, fromField, to, toField, wire } = edge;
    // One output may have many wires; its value is told on the first.
    const output = `${from} ${fromField}`;
    const value = kind === "wire" && !told.has(output) ? valueOf(from, fromField) : undefined;
    if (kind === "wire") told.add(output);
    const lane = lanes.get(output) ?? lanes.size;
    lanes.set(output, lane);
    const route = routeWire(placed, nodes, edge, lane);
    const isOfField = kind === "wire" || kind === "reads";
    return {
      id: [kind, from, fromField, to, toField].join(" "),
      type: "wire",
      source: from,
      target: to,
      sourceHandle: isOfField && hasOutput(nodes, from, fromField) ? `out:${fromField}` : "after",
      targetHandle: kind === "wire" ? `in:${toField}` : "before",
      className: kind === "wire" ? `wire wire--${wireTone(wire)}` : `order order--${kind}`,
      ariaLabel: kind === "wire" ? `${from} ${fromField} to ${to} ${toField}` : `${to} after ${from}`,
      data: {
        edge,
        ...(value === undefined ? {} : { value }),
        ...(route === undefined ? {} : { route }),
      },
      zIndex: WIRE_LAYER,
      selectable: kind === "wire" || kind === "needs",
    };
  });
}

function hasOutput(nodes: ReadonlyMap<string, GraphNode>, path: string, field: string): boolean {
  return nodes.get(path)?.outputs.some(({ name }) => name === field) === true;
}
