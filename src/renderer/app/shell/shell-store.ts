import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";

/** What lies over the window. */
export type Overlay = "palette" | "keys" | "notifications" | "about" | "duplicate";

/** Which dialog is open; at most one. */
export interface Shell {
  readonly state: StoreApi<{ readonly overlay: Overlay | undefined }>;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
}

export function createShell(): Shell {
  const state = createStore<{ readonly overlay: Overlay | undefined }>(() => ({ overlay: undefined }));
  return {
    state,
    show: (overlay) => state.setState({ overlay }),
    close: () => state.setState({ overlay: undefined }),
  };
}
