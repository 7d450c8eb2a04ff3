import { toSerialError } from "#shared/errors/app-error.ts";
import type { LayoutsView, SavedLayout } from "#shared/ipc/channels/layout-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { LAYOUT_VERSION } from "./read-layout.ts";
import { FIRST_WORKSPACE, findWorkspace } from "./workspace-definition.ts";

interface KeptLayoutPorts {
  readonly client: Client;
  readonly say: (notice: string) => void;
  /** Hears the names of the workspaces that a person made, sorted, whenever they may have changed. */
  readonly onOwn: (names: readonly string[]) => void;
}

/** The arrangements that main keeps, as this window knows them. */
export interface KeptLayouts {
  /** Takes what main kept; answers the workspace to begin with, and what was wrong. */
  readonly load: () => Promise<{ readonly current: string; readonly problem: string | undefined }>;
  readonly find: (name: string) => SavedLayout | undefined;
  readonly keep: (name: string, dock: SavedLayout["dock"]) => void;
  readonly forget: (name: string) => void;
  /** Notes which one is shown. */
  readonly choose: (name: string) => void;
  /** The name, or one like it that no workspace has. */
  readonly freeName: (wanted: string) => string;
}

export function createKeptLayouts({ client, say, onOwn }: KeptLayoutPorts): KeptLayouts {
  let layouts: LayoutsView["layouts"] = {};
  const complain = (what: string) => (thrown: unknown) => say(`${what}: ${toSerialError(thrown).message}`);
  const isTaken = (name: string): boolean =>
    findWorkspace(name) !== undefined || Object.hasOwn(layouts, name);

  function set(next: LayoutsView["layouts"]): void {
    layouts = next;
    const own = Object.keys(next).filter((name) => findWorkspace(name) === undefined);
    onOwn(own.toSorted((left, right) => left.localeCompare(right)));
  }

  return {
    async load() {
      try {
        const { current, layouts: kept, problem } = await client.invoke("layouts:get", undefined);
        set(kept);
        const isThere = current !== undefined && (findWorkspace(current) ?? kept[current]) !== undefined;
        return { current: isThere ? current : FIRST_WORKSPACE, problem };
      } catch (thrown) {
        complain("The layouts cannot be read")(thrown);
        return { current: FIRST_WORKSPACE, problem: undefined };
      }
    },
    find: (name) => layouts[name],
    keep(name, dock) {
      const layout = { version: LAYOUT_VERSION, dock };
      set({ ...layouts, [name]: layout });
      client.invoke("layouts:save", { name, layout }).catch(complain("The layout was not kept"));
    },
    forget(name) {
      const { [name]: _gone, ...rest } = layouts;
      set(rest);
      client.invoke("layouts:remove", { name }).catch(complain("The workspace was not removed"));
    },
    choose(name) {
      client.invoke("layouts:choose", { name }).catch(complain("The workspace was not kept"));
    },
    freeName(wanted) {
      if (!isTaken(wanted)) return wanted;
      let number = 2;
      while (isTaken(`${wanted} ${number}`)) number += 1;
      return `${wanted} ${number}`;
    },
  };
}
