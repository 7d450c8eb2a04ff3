import { useLayoutEffect } from "react";
import { useStore } from "zustand";
import { commandAt } from "./key-bindings.ts";
import { readPress } from "./key-text.ts";
import { ownWorkspaces } from "./workspace-commands.ts";
import { useTrader } from "../trader-context.ts";

/** Whether the press is part of a text that somebody writes. */
function isWriting(event: KeyboardEvent, press: string): boolean {
  const isPlain = !press.includes("$mod") && !press.includes("Alt+") && event.key.length === 1;
  // Not by its class: an element of another window is of another one.
  const isField = event
    .composedPath()
    .some(
      (part) => "matches" in part && (part as Element).matches("input, textarea, select, [contenteditable]"),
    );
  return isPlain && isField;
}

/** A tab takes Enter and Space for itself with whatever is held beside them: only the plain ones are meant for it. */
function isOfTab({ target }: KeyboardEvent, press: string): boolean {
  return (
    press.startsWith("$mod+") &&
    target !== null &&
    "matches" in target &&
    (target as Element).matches("[role=tab]")
  );
}

/** Runs commands by their keys; none of them places an order. */
export function useShortcuts(): void {
  const { commands, settings, desk, popouts } = useTrader();
  const others = useStore(popouts.state);
  useLayoutEffect(() => {
    function press(event: KeyboardEvent): void {
      const keys = readPress(event);
      if (keys === undefined || event.repeat || isWriting(event, keys)) return;
      if (event.defaultPrevented && !isOfTab(event, keys)) return;
      const chosen = settings.state.getState().keys;
      const command =
        commandAt(commands, chosen, keys) ??
        commandAt(commands, chosen, ALIASES[keys] ?? "") ??
        commandAt(ownWorkspaces(desk), chosen, keys);
      if (command === undefined) return;
      event.preventDefault();
      command.run();
    }
    const all = [window, ...others];
    for (const one of all) one.addEventListener("keydown", press);
    return () => {
      for (const one of all) one.removeEventListener("keydown", press);
    };
  }, [commands, settings, desk, others]);
}

/** Where the sign of a key is written with Shift on one keyboard and without on another. */
const ALIASES: Readonly<Record<string, string>> = { "$mod++": "$mod+=", "$mod+_": "$mod+-" };
