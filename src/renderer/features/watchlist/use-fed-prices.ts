import { useEffect, useState } from "react";
import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Replica } from "#renderer/replica/replica-store.ts";
import { readFedPrices } from "./fed-price.ts";
import type { FedPrices } from "./fed-price.ts";

/** What running paper sessions are fed, in a store of its own: a row follows its own price, and the list is not drawn again for each. */
export function useFedPrices({ state, history }: Pick<Replica, "state" | "history">): StoreApi<FedPrices> {
  const [prices] = useState(() => createStore<FedPrices>(() => new Map()));
  useEffect(() => {
    const read = (): void => {
      const known = prices.getState();
      const next = readFedPrices(state.getState().paper, history.getState(), known, Date.now());
      if (next !== known) prices.setState(next, true);
    };
    const endings = [state.subscribe(read), history.subscribe(read)];
    read();
    return () => {
      for (const end of endings) end();
    };
  }, [prices, state, history]);
  return prices;
}
