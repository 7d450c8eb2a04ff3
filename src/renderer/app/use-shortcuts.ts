import { useEffect } from "react";
import type { Actions } from "./actions.ts";
import type { Desk } from "./desk/desk.ts";
import { WORKSPACES } from "./desk/workspace-definition.ts";

/** Ctrl+Enter runs, Esc goes back or cancels, Ctrl and a digit shows a workspace; none of them places an order. */
export function useShortcuts(actions: Actions, desk: Desk): void {
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const workspace = isCommand ? workspaceAt(desk, event.key) : undefined;
      if (event.key === "Enter" && isCommand) actions.runByKey();
      else if (event.key === "Escape") actions.escape();
      else if (workspace !== undefined) desk.show(workspace);
      else return;
      event.preventDefault();
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [actions, desk]);
}

function workspaceAt(desk: Desk, key: string): string | undefined {
  if (!/^[1-9]$/.test(key)) return undefined;
  return [...WORKSPACES.map(({ id }) => id), ...desk.state.getState().own][Number(key) - 1];
}
