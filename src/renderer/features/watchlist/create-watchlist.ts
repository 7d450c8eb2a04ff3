import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { Watchlist } from "#shared/ipc/channels/desk-data-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** What a person watches; main keeps it. */
export interface WatchlistStore {
  readonly state: StoreApi<Watchlist>;
  /** Takes what was kept. */
  readonly load: () => Promise<void>;
  readonly change: (edit: (list: Watchlist) => Watchlist) => void;
}

/** What ships with the product, until a person makes a list of their own. */
const FIRST: Watchlist = { sections: [{ name: "Watchlist", symbols: ["SPX", "FB"] }] };

/** `say` tells a person what could not be read or kept. */
export function createWatchlist(client: Client, say: (problem: string) => void): WatchlistStore {
  const state = createStore<Watchlist>(() => FIRST);
  return {
    state,
    async load() {
      try {
        const { watchlist, problem } = await client.invoke("watchlist:get", undefined);
        if (watchlist !== undefined) state.setState(watchlist, true);
        if (problem !== undefined) say(problem);
      } catch (thrown) {
        say(`The watchlist cannot be read: ${toSerialError(thrown).message}`);
      }
    },
    change(edit) {
      const next = edit(state.getState());
      if (next === state.getState()) return;
      state.setState(next, true);
      client
        .invoke("watchlist:save", next)
        .catch((thrown: unknown) => say(`The watchlist was not kept: ${toSerialError(thrown).message}`));
    },
  };
}
