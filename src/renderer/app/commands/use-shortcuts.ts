import { useEffect } from "react";
import { useStore } from "zustand";
import { commandAt } from "./key-bindings.ts";
import { readPress } from "./key-text.ts";
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

/** Runs commands by their keys; none of them places an order. */
export function useShortcuts(): void {
  const { commands, settings, desk, popouts } = useTrader();
  const others = useStore(popouts.state);
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.repeat) return;
      const keys = readPress(event);
      if (keys === undefined || isWriting(event, keys)) return;
      const command = commandAt(commands, settings.state.getState().keys, keys);
      const own = command === undefined ? ownWorkspace(keys) : undefined;
      if (command === undefined && own === undefined) return;
      event.preventDefault();
      if (own === undefined) command?.run();
      else desk.show(own);
    }
    /** Those that a person made come after those that came with the product. */
    function ownWorkspace(keys: string): string | undefined {
      const digit = /^\$mod\+([5-9])$/.exec(keys)?.[1];
      return digit === undefined ? undefined : desk.state.getState().own[Number(digit) - FIRST_OWN];
    }
    const all = [window, ...others];
    for (const one of all) one.addEventListener("keydown", press);
    return () => {
      for (const one of all) one.removeEventListener("keydown", press);
    };
  }, [commands, settings, desk, others]);
}

const FIRST_OWN = 5;
