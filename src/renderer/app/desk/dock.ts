import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { SerializedDockview } from "dockview-react";
import type { PanelMoves } from "./panel-moves.ts";
import type { WorkspaceDefinition } from "./workspace-definition.ts";

/** What the desk needs of the docking library: it reads, writes and changes the arrangement on the screen. */
export interface Dock extends PanelMoves {
  readonly write: () => SavedLayout["dock"];
  /** Throws when the library cannot make sense of it. */
  readonly read: (dock: SerializedDockview) => void;
  readonly arrange: (panels: WorkspaceDefinition["panels"]) => void;
  /** Brings a panel to the front; opens it where its definition says when it is not open. */
  readonly open: (panel: string) => void;
  /** Opens one more of its sort. */
  readonly openAnother: (panel: string) => void;
  /** Ids of the panels that are open. */
  readonly opened: () => readonly string[];
  /** Whether a panel of that sort can be seen. */
  readonly isShown: (panel: string) => boolean;
  /** Calls `listener` after each change of the arrangement; the answer ends it. */
  readonly onChange: (listener: () => void) => () => void;
}
