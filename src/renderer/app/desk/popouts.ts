import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

/** The windows of panels that left the main one; they are drawn by its page and show what it shows. */
export interface Popouts {
  readonly state: StoreApi<readonly Window[]>;
  readonly add: (popout: Window) => void;
  readonly remove: (popout: Window) => void;
}

export function createPopouts(): Popouts {
  const state = createStore<readonly Window[]>(() => []);
  return {
    state,
    add: (popout) => state.setState((all) => [...all, popout], true),
    remove: (popout) => state.setState((all) => all.filter((one) => one !== popout), true),
  };
}

/** Gives a popout the look, the title and the frame of the mode that the main window has. */
export function dress(popout: Window, main: Document, mode: string): void {
  const { documentElement, body } = popout.document;
  Object.assign(documentElement.dataset, { ...main.documentElement.dataset });
  body.className = `popout popout--${mode}`;
  popout.document.title = main.title;
}
