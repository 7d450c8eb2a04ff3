import { useEffect } from "react";
import type { RefObject } from "react";

/** While open, closes on Escape and on a press outside; that Escape then means nothing else. */
export function useDismiss(box: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    function press(event: PointerEvent): void {
      if (event.target instanceof Node && box.current?.contains(event.target) !== true) close();
    }
    function escape(event: KeyboardEvent): void {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
      box.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    }
    document.addEventListener("pointerdown", press);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("keydown", escape);
    };
  }, [box, isOpen, close]);
}
