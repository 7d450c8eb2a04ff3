import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  Controls,
  MiniMap,
  Panel,
  ReactFlow,
  useConnection,
  useReactFlow,
} from "@xyflow/react";
import type { Connection, Edge, NodeChange, ReactFlowInstance } from "@xyflow/react";
import type { CanvasPoint } from "#shared/ipc/channels/builder-channels.ts";
import type { NewStep, WorkflowGraph } from "#shared/model/workflow-graph.ts";
import type { Builder } from "./create-builder.ts";
import { FarWires } from "./far-wires.tsx";
import { frameGraph, READABLE_ZOOM } from "./frame-graph.ts";
import { EDGE_TYPES, NODE_TYPES } from "./flow-types.ts";
import { placeGraph } from "./layout-graph.ts";
import { STEP_DRAG } from "./palette.tsx";
import type { MenuPlace } from "./step-menu.tsx";
import { refuseConnection, toEdit } from "./refuse-connection.ts";
import { showOnWire } from "./show-value.ts";
import { NOTE_PREFIX, toFlowEdges, toFlowNodes } from "./to-flow.ts";
import type { FlowNode, WireEdge } from "./to-flow.ts";
import { useLightWires } from "./use-light-wires.ts";
import { useDistance, type Distance } from "./use-distance.ts";
import { useDrop } from "./use-drop.ts";
import { rootBoxes, useFrame } from "./use-frame.ts";

/** What the button for it shows: all, however small. */
const ALL = { padding: 0.12, maxZoom: 1, minZoom: 0.1 };

/** From far, so many stay drawn whether in sight or not: nothing comes and goes while the view moves. */
const MOST_KEPT = 1_000;
const LOOKS = {
  near: "",
  far: " builder-canvas--far",
  farther: " builder-canvas--far builder-canvas--farther",
} as const satisfies Record<Distance, string>;
const NO_EDGES: WireEdge[] = [];

interface CanvasProps {
  readonly builder: Builder;
  /** Puts a step that was dropped into that list. */
  readonly onDropStep: (step: NewStep, list: string) => void;
  /** A menu for the selected step was asked for. */
  readonly onMenu: (at: MenuPlace) => void;
}

/** The graph, to look at, arrange and connect. */
export function Canvas({ builder, onDropStep, onMenu }: CanvasProps) {
  const { graph, layout, selected, breakpoints, outcomes } = useStore(builder.state);
  const distance = useDistance(graph.nodes.length);
  const isFar = distance !== "near";
  const placed = useMemo(() => placeGraph(graph, layout.positions), [graph, layout]);
  const wanted = useMemo(
    () => toFlowNodes({ graph, placed, layout, selected, breakpoints, isFar }),
    [graph, placed, layout, selected, breakpoints, isFar],
  );
  const edges = useMemo(() => {
    const found = new Map(outcomes.outcomes.map((outcome) => [`${outcome.step} ${outcome.field}`, outcome]));
    return toFlowEdges(graph, placed, (path, field) => {
      const outcome = found.get(`${path} ${field}`);
      return outcome && showOnWire(outcome);
    });
  }, [graph, placed, outcomes]);
  const [held, setHeld] = useState<Held>({ of: wanted, nodes: [] });
  const nodes = useMemo(() => nodesOf(held, wanted), [held, wanted]);
  const [chosenEdge, setChosenEdge] = useState<string>();
  const shownEdges = useMemo(
    () =>
      isFar ? NO_EDGES : edges.map((edge) => (edge.id === chosenEdge ? { ...edge, selected: true } : edge)),
    [edges, chosenEdge, isFar],
  );
  const flow = useReactFlow<FlowNode, WireEdge>();
  const root = useRef<HTMLDivElement>(null);
  useLightWires(root);
  const { onMoveStart, keepView } = useFrame(wanted);
  const { isOverList, onNodeDrag, onNodeDragStop } = useDrop(builder);
  const shown = selected.length === 1 ? selected[0] : undefined;
  useEffect(() => {
    if (shown === undefined || !(placed.boxes.has(shown) || shown.startsWith(NOTE_PREFIX))) return undefined;
    const frame = requestAnimationFrame(() => {
      if (reveal(flow, shown)) keepView();
    });
    return () => cancelAnimationFrame(frame);
  }, [shown, placed, flow, keepView]);
  const change = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      setHeld((old) => ({ of: wanted, nodes: applyNodeChanges(changes, nodesOf(old, wanted)) }));
      const marks = changes.filter((one) => one.type === "select");
      if (marks.length > 0) {
        const now = new Set(builder.state.getState().selected);
        for (const { id, selected: isOn } of marks) {
          if (isOn) now.add(id);
          else now.delete(id);
        }
        builder.select([...now]);
      }
      const moved = changes.flatMap((one) =>
        one.type === "position" && one.dragging === false && one.position !== undefined
          ? [[one.id, one.position] as const]
          : [],
      );
      // A step that is let go over another list is placed there.
      if (isOverList()) setHeld({ of: wanted, nodes: [] });
      else if (moved.length > 0) keepPlaces(builder, moved);
    },
    [builder, wanted, isOverList],
  );

  const connect = (connection: Connection): void => {
    const edit = toEdit(connection);
    if (edit !== undefined) void builder.edit(edit);
  };
  const isValid = (connection: Connection | Edge): boolean =>
    refuseConnection(graph, connection) === undefined;

  return (
    <div
      ref={root}
      className={`builder-canvas${LOOKS[distance]}`}
      role="presentation"
      onKeyDown={(event) => {
        const chosen = edges.find(({ id }) => id === chosenEdge);
        if (chosen === undefined || !["Delete", "Backspace"].includes(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        setChosenEdge(undefined);
        removeEdge(builder, chosen);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(STEP_DRAG)) event.preventDefault();
      }}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData(STEP_DRAG);
        if (dragged === "") return;
        event.preventDefault();
        const under = document
          .elementsFromPoint(event.clientX, event.clientY)
          .flatMap((element) => (element instanceof HTMLElement ? (element.dataset["list"] ?? []) : []));
        onDropStep(JSON.parse(dragged) as NewStep, under[0] ?? "");
      }}
    >
      <ReactFlow<FlowNode, WireEdge>
        nodes={nodes}
        edges={shownEdges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={change}
        onConnect={connect}
        onNodeDrag={onNodeDrag}
        onNodeDragStop={onNodeDragStop}
        onNodeContextMenu={(event, { id, type }) => {
          if (type === "note") return;
          event.preventDefault();
          builder.select([id]);
          onMenu({ x: event.clientX, y: event.clientY });
        }}
        isValidConnection={isValid}
        onEdgesChange={(changes) => {
          for (const one of changes)
            if (one.type === "select") setChosenEdge(one.selected ? one.id : undefined);
        }}
        deleteKeyCode={null}
        onlyRenderVisibleElements={!isFar || nodes.length > MOST_KEPT}
        elevateNodesOnSelect={false}
        zIndexMode="manual"
        minZoom={0.1}
        maxZoom={2}
        onMoveStart={onMoveStart}
        multiSelectionKeyCode={["Shift", "Control", "Meta"]}
        aria-label="Graph of the workflow"
      >
        {isFar ? (
          <FarWires nodes={nodes} edges={edges} root={root} />
        ) : (
          <Background variant={BackgroundVariant.Dots} gap={20} size={1} />
        )}
        <MiniMap pannable zoomable ariaLabel="Small map of the graph" className="builder-map" />
        <Controls showInteractive={false} fitViewOptions={ALL} />
        <Panel position="bottom-center">
          <ConnectionHint graph={graph} />
        </Panel>
      </ReactFlow>
    </div>
  );
}

/** What the pointer does to nodes while it does it; it holds until they are drawn anew. */
interface Held {
  readonly of: readonly FlowNode[];
  readonly nodes: FlowNode[];
}

function nodesOf({ of, nodes }: Held, wanted: readonly FlowNode[]): FlowNode[] {
  return of === wanted && nodes.length > 0 ? nodes : [...wanted];
}

/** Brings a step or a note that is out of sight into it, with what holds it where that fits; true when it had to. */
function reveal(flow: ReactFlowInstance<FlowNode, WireEdge>, path: string): boolean {
  const frame = document.querySelector(".builder-canvas")?.getBoundingClientRect();
  const node = flow.getInternalNode(path);
  if (frame === undefined || node === undefined) return false;
  const { x, y } = flow.flowToScreenPosition(node.internals.positionAbsolute);
  const [width, height] = [node.width ?? 0, node.height ?? 0].map((size) => size * flow.getZoom());
  const isSeen =
    x >= frame.left && y >= frame.top && x + (width ?? 0) <= frame.right && y + (height ?? 0) <= frame.bottom;
  if (isSeen) return false;
  const whole = frameGraph(rootBoxes(flow.getNodes()), frame);
  if (whole.zoom > READABLE_ZOOM) {
    void flow.setViewport(whole);
    return true;
  }
  const zoom = Math.min(1, Math.max(READABLE_ZOOM, flow.getZoom()));
  const top = flow.getInternalNode(path.split(".")[0] ?? path) ?? node;
  const isRoomy = (top.width ?? 0) * zoom < frame.width && (top.height ?? 0) * zoom < frame.height;
  const { internals, width: shownWidth = 0, height: shownHeight = 0 } = isRoomy ? top : node;
  const { x: left, y: upper } = internals.positionAbsolute;
  void flow.setCenter(left + shownWidth / 2, upper + shownHeight / 2, { zoom });
  return true;
}

/** While a wire is drawn: why it cannot end where the pointer is. */
function ConnectionHint({ graph }: { readonly graph: WorkflowGraph }) {
  const { inProgress, fromHandle, toHandle } = useConnection();
  if (!inProgress || toHandle === null) return null;
  const [source, target] = fromHandle.type === "source" ? [fromHandle, toHandle] : [toHandle, fromHandle];
  const reason = refuseConnection(graph, {
    source: source.nodeId,
    target: target.nodeId,
    sourceHandle: source.id ?? null,
    targetHandle: target.id ?? null,
  });
  return (
    <div
      className={`connection-hint${reason === undefined ? "" : " connection-hint--refused"}`}
      role="status"
    >
      {reason === undefined ? "Let go to connect" : `Cannot connect: ${reason}`}
    </div>
  );
}

function keepPlaces(builder: Builder, moved: readonly (readonly [string, CanvasPoint])[]): void {
  const { layout, graph } = builder.state.getState();
  const { boxes } = placeGraph(graph, layout.positions);
  const round = ({ x, y }: CanvasPoint): CanvasPoint => ({ x: Math.round(x), y: Math.round(y) });
  const notes = layout.notes.map((note) => {
    const found = moved.find(([id]) => id === NOTE_PREFIX + note.id);
    return found === undefined ? note : { ...note, ...round(found[1]) };
  });
  const steps = moved.filter(([id, at]) => {
    const box = boxes.get(id);
    const point = round(at);
    return box !== undefined && (box.x !== point.x || box.y !== point.y);
  });
  const areNotesMoved = notes.some((note, index) => {
    const old = layout.notes[index];
    return old?.x !== note.x || old.y !== note.y;
  });
  if (steps.length === 0 && !areNotesMoved) return;
  const positions = { ...layout.positions, ...Object.fromEntries(steps.map(([id, at]) => [id, round(at)])) };
  builder.place({ positions, notes });
}

/** Takes away what is written; a wire that names made is then all that is left, or nothing. */
function removeEdge(builder: Builder, { data }: WireEdge): void {
  if (data === undefined) return;
  const { kind, from, to, toField } = data.edge;
  if (kind === "wire") void builder.edit({ kind: "set", path: to, keys: ["with", toField] });
  if (kind === "needs")
    void builder.edit({ kind: "need", path: to, needs: from.split(".").at(-1) ?? from, isNeeded: false });
}
