import { useEffect, type RefObject } from "react";

const LIT = "wire--lit";
const ROOM = "builder-canvas--lit";

/** Shows the wires of the step under the pointer, or of the one that the keys are at, and lets the others stand back. */
export function useLightWires(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const canvas = root.current;
    if (canvas === null) return undefined;
    const light = ({ target, type }: Event): void => {
      const isOver = type === "pointerover" || type === "focusin";
      const node =
        isOver && target instanceof Element ? target.closest<HTMLElement>(".react-flow__node") : null;
      lightWires(canvas, node?.dataset["id"]);
    };
    const events = ["pointerover", "pointerleave", "focusin", "focusout"] as const;
    for (const event of events) canvas.addEventListener(event, light);
    return () => {
      for (const event of events) canvas.removeEventListener(event, light);
    };
  }, [root]);
}

/** By the page itself: 500 steps need not be drawn anew for a look. */
function lightWires(canvas: HTMLElement, path: string | undefined): void {
  canvas.classList.toggle(ROOM, path !== undefined);
  for (const edge of canvas.querySelectorAll<HTMLElement>(".react-flow__edge")) {
    const [, from = "", , to = ""] = (edge.dataset["id"] ?? "").split(" ");
    const isOf = path !== undefined && [from, to].some((end) => end === path || end.startsWith(`${path}.`));
    edge.classList.toggle(LIT, isOf);
  }
}
