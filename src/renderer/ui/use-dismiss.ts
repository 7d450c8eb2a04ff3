import { useEffect } from "react";
import type { RefObject } from "react";

/** While open, closes on Escape and on a press outside; that Escape then means nothing else. */
export function useDismiss(box: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    function press(event: PointerEvent): void {
      // By its path: an element of another window is no Node of this one.
      if (box.current !== null && !event.composedPath().includes(box.current)) close();
    }
    function escape(event: KeyboardEvent): void {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
      box.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    }
    // Its own document, because a panel can be in a window of its own.
    const own = box.current?.ownerDocument ?? document;
    own.addEventListener("pointerdown", press);
    own.addEventListener("keydown", escape);
    return () => {
      own.removeEventListener("pointerdown", press);
      own.removeEventListener("keydown", escape);
    };
  }, [box, isOpen, close]);
}
