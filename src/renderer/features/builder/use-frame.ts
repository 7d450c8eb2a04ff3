import { useCallback, useEffect, useRef } from "react";
import { useReactFlow, useStore } from "@xyflow/react";
import { frameGraph } from "./frame-graph.ts";
import type { Box } from "./layout-graph.ts";
import type { FlowNode } from "./to-flow.ts";

interface Frame {
  /** Has to be given to the canvas. */
  readonly onMoveStart: (event: unknown) => void;
  /** Keeps the view where it is from now on. */
  readonly keepView: () => void;
}

/** Shows the graph when it is opened and whenever its room changes, until a person moves the view or it has to be kept. */
export function useFrame(nodes: readonly FlowNode[]): Frame {
  const { setViewport } = useReactFlow();
  const [width, height] = [useStore((state) => state.width), useStore((state) => state.height)];
  const newest = useRef(nodes);
  const isMoved = useRef(false);
  useEffect(() => {
    newest.current = nodes;
  }, [nodes]);
  useEffect(() => {
    const boxes = rootBoxes(newest.current);
    if (isMoved.current || width === 0 || height === 0 || boxes.length === 0) return;
    void setViewport(frameGraph(boxes, { width, height }));
  }, [width, height, setViewport]);
  const keepView = useCallback(() => {
    isMoved.current = true;
  }, []);
  // Without an event it was the program that moved it.
  const onMoveStart = useCallback((event: unknown) => {
    if (event !== null) isMoved.current = true;
  }, []);
  return { onMoveStart, keepView };
}

/** Boxes of the nodes that are in no other one. */
export function rootBoxes(nodes: readonly FlowNode[]): readonly Box[] {
  return nodes.flatMap(({ parentId, position, width = 0, height = 0 }) =>
    parentId === undefined ? [{ ...position, width, height }] : [],
  );
}
