import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Mode } from "#shared/model/mode.ts";
import type { Settings } from "#shared/model/settings.ts";
import { applyLook } from "../look/look.ts";
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
  readonly isSynthetic: boolean;
}

/** Gives a popout the look, the title and the frames of the main window: that of the mode, and that of generated prices. */
export function dress({ document }: Window, { settings, theme, title, mode, isSynthetic }: Dress): void {
  applyLook(settings, theme, document.documentElement.dataset);
  document.body.className = `popout popout--${mode}${isSynthetic ? " popout--synthetic" : ""}`;
  document.title = title;
}
