import { useState } from "react";
import { List } from "lucide-react";
import { WatchlistView } from "#renderer/features/watchlist/watchlist-view.tsx";
import { useLinkedSymbol } from "../links/use-link.ts";
import { useTrader } from "../trader-context.ts";
import { useNow } from "../use-now.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

const AGE_INTERVAL_MS = 60_000;

function WatchlistPanel({ link }: PanelProps) {
  const { client, watchlist } = useTrader();
  const [selected, setSelected] = useState<string>();
  const tell = useLinkedSymbol(link, setSelected);
  return (
    <WatchlistView
      client={client}
      watchlist={watchlist}
      selected={selected}
      nowMs={useNow(AGE_INTERVAL_MS)}
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
