/** An arrangement of panels as the window wrote it; what is in `dock` is the window's own. */
export interface SavedLayout {
  /** The form that it is written in. */
  readonly version: number;
  readonly dock: Readonly<Record<string, unknown>>;
}

export interface LayoutsView {
  /** The layout that was shown last; undefined when none was ever chosen. */
  readonly current?: string | undefined;
  /** By the name of the layout. */
  readonly layouts: Readonly<Record<string, SavedLayout>>;
  /** Why the kept layouts could not be read, and where their file was put; undefined when nothing was wrong. */
  readonly problem?: string | undefined;
}

/** Of the window alone; these answer also while the workspace does not open. */
export interface LayoutRequests {
  "layouts:get": (input: undefined) => LayoutsView;
  "layouts:save": (input: { readonly name: string; readonly layout: SavedLayout }) => undefined;
  /** Notes which layout is shown. */
  "layouts:choose": (input: { readonly name: string }) => undefined;
  "layouts:remove": (input: { readonly name: string }) => { readonly wasThere: boolean };
  /** Asks where to save, writes the layout, and answers the path; undefined when the person cancelled. */
  "layouts:export": (input: {
    readonly name: string;
    readonly layout: SavedLayout;
  }) => { readonly path: string } | undefined;
  /** Asks for a file that was exported and answers its text; undefined when the person cancelled. */
  "layouts:import": (input: undefined) => { readonly text: string } | undefined;
}
