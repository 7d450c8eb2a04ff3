import type { StoreApi } from "zustand/vanilla";
import type { Client } from "#renderer/ipc/client.ts";
import type { Dock } from "./dock.ts";
import type { LayoutFiles } from "./layout-files.ts";

export interface DeskState {
  readonly isReady: boolean;
  /** The workspace that is shown. */
  readonly current: string;
  /** Names of the workspaces that a person made, sorted. */
  readonly own: readonly string[];
  /** Ids of the panels that are open. */
  readonly opened: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly notice: string | undefined;
}

/** The workspaces of the window: which is shown, how each is arranged, and what a person can do with them. */
export interface Desk extends LayoutFiles {
  readonly state: StoreApi<DeskState>;
  /** Takes what was kept. */
  readonly load: () => Promise<void>;
  /** Shows the current workspace in a dock; the answer lets go of it. */
  readonly attach: (dock: Dock) => () => void;
  readonly show: (workspace: string) => void;
  /** From the monitor, shows the workspace that was shown before. */
  readonly back: () => void;
  /** Shows the panel of that sort that is there, or opens one. */
  readonly openPanel: (panel: string) => void;
  /** Opens one more panel of that sort. */
  readonly openAnother: (panel: string) => void;
  /** Does something with the panels on the screen, if there are any. */
  readonly act: (change: (dock: Dock) => void | Promise<void>) => void;
  /** Brings a panel to the front: in this workspace if it is there, otherwise in the one that comes with it. */
  readonly reveal: (panel: string) => void;
  /** Whether a panel of that sort can be seen. */
  readonly isShown: (panel: string) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts the workspace back to how it came. */
  readonly reset: () => void;
  /** Makes a workspace of that name out of the one that is shown, and shows it. */
  readonly duplicate: (name: string) => void;
  /** Forgets the workspace that is shown, if a person made it. */
  readonly remove: () => void;
  /** Shows a workspace that ships beside the four, as one of the person's own. */
  readonly addSample: (id: string) => void;
  /** Tells a person something about the window. */
  readonly say: (notice: string) => void;
  readonly dismiss: () => void;
  /** Keeps at once what would be kept in a moment. */
  readonly settle: () => void;
  /** Keeps what is on the screen for the last time: what the end of the window does to it is no arrangement. */
  readonly leave: () => void;
}

export interface DeskPorts {
  readonly client: Client;
  readonly isKnownPanel: (panel: string) => boolean;
  /** Calls back once after `delayMs`; the answer calls it off. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}
