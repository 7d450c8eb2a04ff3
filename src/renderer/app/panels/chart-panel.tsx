import { useState } from "react";
import { ChartCandlestick } from "lucide-react";
import { useStore } from "zustand";
import { PricePanel } from "#renderer/features/charts/price/price-panel.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { proposedSymbols } from "../links/proposed-symbols.ts";
import { useLinkedChart } from "../links/use-link.ts";
import { useTrader } from "../trader-context.ts";
import { useColours } from "../look/use-theme.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

function ChartPanel({ instance, link }: PanelProps) {
  const { client, replica, watchlist } = useTrader();
  const theme = useColours();
  const [proposed] = useState(() =>
    proposedSymbols(replica.state.getState().runs, watchlist.state.getState()),
  );
  const linked = useLinkedChart(link, instance);
  return (
    <div className="chart-panel">
      <PricePanel
        client={client}
        chart={instance}
        theme={theme}
        link={linked}
        proposed={proposed}
        instead={showElsewhere}
      />
    </div>
  );
}

function showElsewhere(symbol: string) {
  return <Elsewhere symbol={symbol} />;
}

/** Where bars of a symbol that is not stored can be seen or had: with the newest paper session that trades it, and in Data. */
function Elsewhere({ symbol }: { readonly symbol: string }) {
  const { replica, actions, desk } = useTrader();
  const session = useStore(replica.state, ({ paper }) =>
    paper.find(({ symbols }) => symbols.includes(symbol)),
  );
  return (
    <div className="empty__actions">
      {session === undefined ? null : (
        <Button
          label={`Show ${symbol} in its paper session`}
          look="primary"
          onPress={() => actions.select({ kind: "paper", sessionId: session.sessionId })}
        />
      )}
      <Button label="Open Data" onPress={() => desk.openPanel("data")} />
    </div>
  );
}

/** Prices of any stored series. */
export const chartPanel: PanelDefinition = {
  id: "chart",
  title: "Chart",
  icon: ChartCandlestick,
  group: "Markets",
  component: ChartPanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: false,
  isLinked: true,
};
