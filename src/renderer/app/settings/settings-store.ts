import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import type { Settings } from "#shared/model/settings.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** The settings of the window; main keeps them. */
export interface SettingsStore {
  readonly state: StoreApi<Settings>;
  /** Takes what was kept. */
  readonly load: () => Promise<void>;
  readonly change: (change: Partial<Settings>) => void;
  /** Asks for a file that was exported and takes all that it holds, or nothing of it. */
  readonly importFile: () => Promise<void>;
  /** Saves all of them, keys included, where the person wants it. */
  readonly exportAll: () => Promise<void>;
}

/** `say` tells a person what became of them. */
export function createSettings(client: Client, say: (text: string) => void): SettingsStore {
  const state = createStore<Settings>(() => DEFAULT_SETTINGS);
  const complain = (what: string) => (thrown: unknown) => say(`${what}: ${toSerialError(thrown).message}`);
  return {
    state,
    async load() {
      try {
        const { settings, problem } = await client.invoke("settings:get", undefined);
        state.setState(settings, true);
        if (problem !== undefined) say(problem);
      } catch (thrown) {
        complain("The settings cannot be read")(thrown);
      }
    },
    change(change) {
      state.setState(change);
      client.invoke("settings:set", state.getState()).catch(complain("The settings were not kept"));
    },
    async importFile() {
      try {
        const read = await client.invoke("settings:import", undefined);
        if (read === undefined) return;
        state.setState(read, true);
        say("The settings were imported");
      } catch (thrown) {
        const { message, field, remedy } = toSerialError(thrown);
        const where = field === undefined || field === "file" ? "" : ` (at ${field})`;
        say(`The settings stay as they are: ${message}${where}. ${remedy ?? ""}`.trim());
      }
    },
    async exportAll() {
      try {
        const saved = await client.invoke("settings:export", state.getState());
        if (saved !== undefined) say(`Saved ${saved.path}`);
      } catch (thrown) {
        complain("The settings were not exported")(thrown);
      }
    },
  };
}
