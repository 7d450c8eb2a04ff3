import { useEffect, type RefObject } from "react";

const LIT = "wire--lit";
const ROOM = "builder-canvas--lit";

/** Shows the wires of the step under the pointer, or of the one that the keys are at, and lets the others stand back. */
export function useLightWires(root: RefObject<HTMLElement | null>): void {
  useEffect(() => watchLook(root.current, lightWires), [root]);
}

/** Tells which step the pointer is over, or the keys are at, and undefined when there is none; the answer ends it. */
export function watchLook(
  canvas: HTMLElement | null,
  tell: (canvas: HTMLElement, path: string | undefined) => void,
): (() => void) | undefined {
  if (canvas === null) return undefined;
  const look = ({ target, type }: Event): void => {
    const isOver = type === "pointerover" || type === "focusin";
    const node =
      isOver && target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
    tell(canvas, node?.dataset["id"]);
  };
  const events = ["pointerover", "pointerleave", "focusin", "focusout"] as const;
  for (const event of events) canvas.addEventListener(event, look);
  return () => {
    for (const event of events) canvas.removeEventListener(event, look);
  };
}

/** By the page itself: 500 steps need not be drawn anew for a look. */
function lightWires(canvas: HTMLElement, path: string | undefined): void {
  canvas.classList.toggle(ROOM, path !== undefined);
  for (const edge of canvas.querySelectorAll<HTMLElement>(".react-flow__edge"))
    edge.classList.toggle(LIT, path !== undefined && isWireOf(edge.dataset["id"] ?? "", path));
}

/** Whether a wire ends at that step, or in it. */
export function isWireOf(id: string, path: string): boolean {
  const [, from = "", , to = ""] = id.split(" ");
  return [from, to].some((end) => end === path || end.startsWith(`${path}.`));
}
