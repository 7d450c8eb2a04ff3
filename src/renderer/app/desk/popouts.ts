import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Mode } from "#shared/model/mode.ts";
import type { Settings } from "#shared/model/settings.ts";
import { applyLook } from "../look/look.ts";
import type { View } from "../workbench/view.ts";
import type { Theme } from "../look/theme-setting.ts";

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

interface Dress {
  readonly settings: Settings;
  readonly theme: Theme;
  readonly title: string;
  readonly mode: Mode;
  readonly origin: View["origin"];
}

/** Gives a popout the look, the title and the frame of the mode that the main window has. */
export function dress({ document }: Window, { settings, theme, title, mode, origin }: Dress): void {
  applyLook(settings, theme, document.documentElement.dataset);
  // The dock leaves its theme behind with the main window.
  document.body.className = `dock-theme popout popout--${mode}`;
  if (origin === undefined) delete document.body.dataset["origin"];
  else document.body.dataset["origin"] = origin;
  document.title = title;
}
