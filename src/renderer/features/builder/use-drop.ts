import { useCallback, useRef } from "react";
import type { Builder } from "./create-builder.ts";
import { findDrop, lookUnder, type DropTarget } from "./drop-step.ts";
import type { FlowNode } from "./to-flow.ts";

interface Drop {
  /** True while a step is over a list that it would go into: it then gets no place on the canvas. */
  readonly isOverList: () => boolean;
  readonly onNodeDrag: (event: MouseEvent | TouchEvent, node: FlowNode, all: readonly FlowNode[]) => void;
  readonly onNodeDragStop: (event: unknown, node: FlowNode) => void;
}

const MARK = "container-node__lane--drop";

/** Lets a dragged step go into the container that it is let go over, or out of its own. */
export function useDrop(builder: Builder): Drop {
  const target = useRef<DropTarget>(undefined);
  const onNodeDrag = useCallback<Drop["onNodeDrag"]>(
    (event, { id }, all) => {
      const { graph } = builder.state.getState();
      const node = graph.nodes.find(({ path }) => path === id);
      const isOne = node !== undefined && all.length === 1 && "clientX" in event;
      target.current = isOne ? findDrop(graph, node, lookUnder(event)) : undefined;
      mark(target.current?.list);
    },
    [builder],
  );
  const onNodeDragStop = useCallback<Drop["onNodeDragStop"]>(
    (_, { id }) => {
      const place = target.current;
      target.current = undefined;
      mark(undefined);
      if (place !== undefined) void builder.edit({ kind: "move", path: id, ...place });
    },
    [builder],
  );
  const isOverList = useCallback(() => target.current !== undefined, []);
  return { isOverList, onNodeDrag, onNodeDragStop };
}

function mark(list: string | undefined): void {
  for (const lane of document.querySelectorAll<HTMLElement>("[data-list]"))
    lane.classList.toggle(MARK, lane.dataset["list"] === list && list !== undefined && list !== "");
}
