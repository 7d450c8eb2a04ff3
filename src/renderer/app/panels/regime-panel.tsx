import { useState } from "react";
import { Layers } from "lucide-react";
import { RegimeView } from "#renderer/features/regime/regime-view.tsx";
import { useLinkedSymbol } from "../links/use-link.ts";
import { useTrader } from "../trader-context.ts";
import type { PanelDefinition, PanelProps } from "./panel-definition.ts";

function RegimePanel({ link }: PanelProps) {
  const { client } = useTrader();
  const [symbol, setSymbol] = useState<string>();
  const tell = useLinkedSymbol(link, setSymbol);
  return (
    <RegimeView
      client={client}
      symbol={symbol}
      onSymbol={(chosen) => {
        setSymbol(chosen);
        tell(chosen);
      }}
    />
  );
}

/** In which state a market is and was. */
export const regimePanel: PanelDefinition = {
  id: "regime",
  title: "Regime",
  icon: Layers,
  group: "Markets",
  component: RegimePanel,
  defaultPlace: { side: "within", of: "run" },
  isSingle: false,
  isLinked: true,
};
