import { useState } from "react";
import { List } from "lucide-react";
import { useStore } from "zustand";
import { useFedPrices } from "#renderer/features/watchlist/use-fed-prices.ts";
import { WatchlistView } from "#renderer/features/watchlist/watchlist-view.tsx";
import { useLinkedSymbol } from "../links/use-link.ts";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

const AGE_INTERVAL_MS = 60_000;
/** The age of a price that a session is fed counts in seconds. */
const FED_INTERVAL_MS = 1_000;

function WatchlistPanel({ link }: PanelProps) {
  const { client, watchlist, replica } = useTrader();
  const fed = useFedPrices(replica);
  const isFed = useStore(fed, ({ size }) => size > 0);
  const [selected, setSelected] = useState<string>();
  const tell = useLinkedSymbol(link, setSelected);
  return (
    <WatchlistView
      client={client}
      watchlist={watchlist}
      selected={selected}
      nowMs={useNow(isFed ? FED_INTERVAL_MS : AGE_INTERVAL_MS)}
      fed={fed}
      onSelect={(symbol) => {
        setSelected(symbol);
        tell(symbol);
      }}
    />
  );
}

/** The symbols that a person watches; a press on one shows it in the panels of the same colour. */
export const watchlistPanel: PanelDefinition = {
  id: "watchlist",
  title: "Watchlist",
  icon: List,
  group: "Markets",
  component: WatchlistPanel,
  defaultPlace: { side: "within", of: "explorer" },
  isSingle: true,
  isLinked: true,
};
