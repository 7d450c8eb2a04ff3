import type { Dock } from "../dock.ts";
import { aDockLayout } from "./a-dock-layout.ts";

export interface FakeDock extends Dock {
  /** Shows these panels, as if a person had put them there. */
  readonly put: (panels: readonly string[], width?: number) => void;
}

/** A dock without a screen: its panels stand in one row, and the first is seen. */
export function createFakeDock(): FakeDock {
  const listeners = new Set<() => void>();
  let panels: readonly string[] = [];
  let width = 1366;
  const change = (next: readonly string[]): void => {
    panels = next;
    for (const listener of listeners) listener();
  };
  return {
    write: () => aDockLayout(panels, width),
    read: (dock) => change(Object.keys(dock.panels)),
    arrange: (places) => change(places.map(({ panel }) => panel)),
    open: (panel) => change([panel, ...panels.filter((other) => other !== panel)]),
    openAnother: (panel) => change([`${panel}:2`, ...panels]),
    maximise: () => undefined,
    float: () => undefined,
    popOut: () => Promise.resolve(false),
    putBack: () => undefined,
    closePanel: () => change(panels.slice(1)),
    focusNext: () => undefined,
    focusSoon: () => undefined,
    opened: () => panels,
    isShown: (panel) => panels[0] === panel,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(next, nextWidth = width) {
      width = nextWidth;
      change(next);
    },
  };
}
