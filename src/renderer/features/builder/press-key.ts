import type { Builder } from "./create-builder.ts";
import { goToStep } from "./go-to-step.ts";
import { moveSelected, type MoveDirection } from "./move-step.ts";
import { NOTE_PREFIX } from "./to-flow.ts";

export interface KeyActions {
  readonly builder: Builder;
  readonly search: () => void;
  readonly save: () => void;
  readonly run: () => void;
  readonly note: () => void;
  readonly paste: () => void;
  readonly text: () => void;
  readonly rename: () => void;
  readonly versions: () => void;
  /** Runs anew from the selected step. */
  readonly rerun: () => void;
  /** Lets a run that holds do its next step, or go on to its end. */
  readonly goOn: (how: "step" | "resume") => void;
  readonly move: () => void;
}

/** Does what a key means in the builder; letters in a field are letters. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): void {
  if (event.defaultPrevented) return;
  const act = findAction(event, actions);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

const WAYS: Readonly<Record<string, MoveDirection>> = {
  ArrowLeft: "earlier",
  ArrowRight: "later",
  ArrowUp: "outside",
  ArrowDown: "inside",
};

/** Alt and an arrow move a step among the others; the canvas would move it as a picture. True when it was that. */
export function pressAlt(event: KeyboardEvent, builder: Builder): boolean {
  const { key, altKey, target } = event;
  const way = WAYS[key];
  if (!altKey || way === undefined || isField(target)) return false;
  event.preventDefault();
  moveSelected(builder, way);
  return true;
}

function findAction(event: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
  const isCommand = ctrlKey || metaKey;
  const { builder } = actions;
  const named = isCommand ? key.toLowerCase() : "";
  if (named === "s") return actions.save;
  if (named === "enter") return actions.run;
  if (isField(target)) return undefined;
  if (isCommand) {
    if (named === "z") return shiftKey ? builder.redo : builder.undo;
    if (named === "y") return builder.redo;
    if (named === "c") return () => void builder.copy();
    return named === "v" ? actions.paste : undefined;
  }
  if (altKey) return undefined;
  switch (key) {
    case "/":
      return actions.search;
    case "Delete":
    case "Backspace":
      return () => remove(builder);
    case "Escape":
      return () => builder.select([]);
    case "F2":
      return actions.rename;
    case "F9":
      return () => builder.state.getState().selected.forEach((path) => builder.toggleBreakpoint(path));
    case "r":
      return actions.rerun;
    case "m":
      return actions.move;
    case "]":
      return () => goToStep(builder, 1);
    case "[":
      return () => goToStep(builder, -1);
    case "F10":
      return () => actions.goOn("step");
    case "F8":
      return () => actions.goOn("resume");
    case "n":
      return actions.note;
    case "t":
      return actions.text;
    case "v":
      return actions.versions;
    case "l":
      return () => builder.place({ ...builder.state.getState().layout, positions: {} });
    default:
      return undefined;
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
}

/** The steps and notes that are selected; what is inside of a step goes with it. */
function remove(builder: Builder): void {
  const { selected, layout } = builder.state.getState();
  const isNote = (id: string): boolean => id.startsWith(NOTE_PREFIX);
  const paths = selected.filter(
    (path) => !isNote(path) && !selected.some((other) => path.startsWith(`${other}.`)),
  );
  if (selected.some(isNote)) {
    builder.place({
      ...layout,
      notes: layout.notes.filter(({ id }) => !selected.includes(NOTE_PREFIX + id)),
    });
  }
  if (paths.length > 0) void builder.edit({ kind: "remove", paths });
}
