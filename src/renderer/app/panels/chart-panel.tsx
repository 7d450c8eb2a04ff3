import { ChartCandlestick } from "lucide-react";
import { PricePanel } from "#renderer/features/charts/price/price-panel.tsx";
import { useLinkedChart } from "../links/use-link.ts";
import { useTrader } from "../trader-context.ts";
import { useColours } from "../look/use-theme.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

function ChartPanel({ instance, link }: PanelProps) {
  const { client } = useTrader();
  const theme = useColours();
  const linked = useLinkedChart(link, instance);
  return (
    <div className="chart-panel">
      <PricePanel client={client} chart={instance} theme={theme} link={linked} />
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
