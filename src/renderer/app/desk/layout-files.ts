import { toSerialError } from "#shared/errors/app-error.ts";
import type { SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { readExported } from "./exported-layout.ts";
import { LAYOUT_VERSION, readLayout } from "./read-layout.ts";

type Layout = SavedLayout["dock"];

interface LayoutFilePorts {
  readonly client: Client;
  readonly isKnownPanel: (panel: string) => boolean;
  readonly say: (notice: string) => void;
  /** What is on the screen, and its name; undefined while nothing is. */
  readonly shown: () => { readonly title: string; readonly layout: Layout } | undefined;
  /** Makes a workspace of that name, or of one like it that is free, and shows it. */
  readonly make: (name: string, layout: Layout) => void;
}

/** Workspaces as files that a person keeps elsewhere. */
export interface LayoutFiles {
  readonly exportLayout: () => Promise<void>;
  /** Asks for a file and makes a workspace of it. */
  readonly importFile: () => Promise<void>;
  /** Makes a workspace out of the text of an exported one, and shows it. */
  readonly importLayout: (text: string) => void;
}

export function createLayoutFiles({ client, isKnownPanel, say, shown, make }: LayoutFilePorts): LayoutFiles {
  const complain = (what: string, thrown: unknown): void => say(`${what}: ${toSerialError(thrown).message}`);

  function importLayout(text: string): void {
    const { name, layout, problem } = readExported(text);
    const read = layout === undefined ? { problem } : readLayout(layout, isKnownPanel);
    if ("problem" in read) say(`The file was not imported, because ${read.problem ?? "it is not a layout"}.`);
    else make(name, read.dock as unknown as Layout);
  }

  return {
    importLayout,
    async importFile() {
      try {
        const chosen = await client.invoke("layouts:import", undefined);
        if (chosen !== undefined) importLayout(chosen.text);
      } catch (thrown) {
        complain("The workspace was not imported", thrown);
      }
    },
    async exportLayout() {
      const what = shown();
      if (what === undefined) return;
      try {
        const layout = { version: LAYOUT_VERSION, dock: what.layout };
        const saved = await client.invoke("layouts:export", { name: what.title, layout });
        if (saved !== undefined) say(`Saved ${saved.path}`);
      } catch (thrown) {
        complain("The workspace was not exported", thrown);
      }
    },
  };
}
