import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import type { Settings } from "#shared/model/settings.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** The settings of the window; main keeps them. */
export interface SettingsStore {
  readonly state: StoreApi<Settings>;
  /** Takes what was kept. */
  readonly load: () => Promise<void>;
  readonly change: (change: Partial<Settings>) => void;
}

/** `say` tells a person what could not be read or kept. */
export function createSettings(client: Client, say: (problem: string) => void): SettingsStore {
  const state = createStore<Settings>(() => DEFAULT_SETTINGS);
  return {
    state,
    async load() {
      try {
        const { settings, problem } = await client.invoke("settings:get", undefined);
        state.setState(settings, true);
        if (problem !== undefined) say(problem);
      } catch (thrown) {
        say(`The settings cannot be read: ${String(thrown)}`);
      }
    },
    change(change) {
      state.setState(change);
      client
        .invoke("settings:set", state.getState())
        .catch((thrown: unknown) => say(`The settings were not kept: ${String(thrown)}`));
    },
  };
}
