import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { DeskPorts, DeskState } from "./desk-contract.ts";
import type { Dock } from "./dock.ts";
import { NO_HISTORY, note, redo, undo } from "./layout-history.ts";
import type { LayoutHistory } from "./layout-history.ts";

type Layout = SavedLayout["dock"];

interface ArrangementPorts extends Pick<DeskPorts, "after"> {
  /** Keeps what a person arranged. */
  readonly keep: (layout: Layout) => void;
  readonly onChange: (change: Partial<Pick<DeskState, "opened" | "canUndo" | "canRedo">>) => void;
}

/** The panels on the screen, and how they stood before. */
export interface Arrangement {
  /** Undefined while nothing is on the screen. */
  readonly dock: () => Dock | undefined;
  /** Shows itself in a dock; the answer lets go of it. */
  readonly attach: (dock: Dock) => () => void;
  /** Takes what is on the screen for how it begins: nothing before it can be undone. */
  readonly begin: () => void;
  /** Keeps what is on the screen if it differs from what was kept last. */
  readonly settle: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Keeps for the last time. */
  readonly leave: () => void;
}

/** How long an arrangement must rest before it is kept. */
const REST_MS = 300;

export function createArrangement({ after, keep, onChange }: ArrangementPorts): Arrangement {
  let history: LayoutHistory<Layout> = NO_HISTORY;
  let dock: Dock | undefined;
  let callOff: (() => void) | undefined;

  function setHistory(next: LayoutHistory<Layout>): void {
    history = next;
    onChange({
      canUndo: next.past.length > 0,
      canRedo: next.future.length > 0,
      opened: dock?.opened() ?? [],
    });
  }

  function settle(): void {
    callOff?.();
    callOff = undefined;
    if (dock === undefined) return;
    const shown = dock.write();
    if (JSON.stringify(shown) === JSON.stringify(history.present)) return;
    // A window of another size is no arrangement that a person would want to undo.
    setHistory(isSameSize(shown, history.present) ? note(history, shown) : { ...history, present: shown });
    keep(shown);
  }

  function go(move: typeof undo): void {
    settle();
    const next = move(history);
    if (dock === undefined || next === history || next.present === undefined) return;
    dock.read(next.present as never);
    setHistory({ ...next, present: dock.write() });
    keep(dock.write());
  }

  return {
    dock: () => dock,
    attach(given) {
      dock = given;
      const end = given.onChange(() => {
        callOff?.();
        callOff = after(REST_MS, settle);
        onChange({ opened: given.opened() });
      });
      return () => {
        callOff?.();
        end();
        dock = undefined;
      };
    },
    begin() {
      if (dock !== undefined) setHistory({ ...NO_HISTORY, present: dock.write() });
    },
    settle,
    undo: () => go(undo),
    redo: () => go(redo),
    leave() {
      settle();
      dock = undefined;
    },
  };
}

function sizeOf(layout: Layout | undefined): string {
  const grid = layout?.["grid"] as { readonly width?: unknown; readonly height?: unknown } | undefined;
  return `${String(grid?.width)} ${String(grid?.height)}`;
}

function isSameSize(left: Layout, right: Layout | undefined): boolean {
  return sizeOf(left) === sizeOf(right);
}
