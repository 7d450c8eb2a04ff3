import { useState } from "react";
import { ChartCandlestick } from "lucide-react";
import { PricePanel } from "#renderer/features/charts/price/price-panel.tsx";
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
      <PricePanel client={client} chart={instance} theme={theme} link={linked} proposed={proposed} />
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
