import { useEffect } from "react";
import type { Actions } from "./actions.ts";

/** Ctrl+Enter runs, Esc goes back or cancels; neither places an order. */
export function useShortcuts(actions: Actions): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat) return;
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) actions.runByKey();
      else if (event.key === "Escape") actions.escape();
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [actions]);
}
