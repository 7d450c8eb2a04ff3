import { useState } from "react";
import type { ReactNode } from "react";
import { useStore } from "zustand";
import { Resizer } from "#renderer/ui/resizer.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import type { Tab } from "#renderer/ui/tabs.tsx";
import { SymbolSwitch } from "./symbol-switch.tsx";
import { useTrader } from "../trader-context.ts";

interface ChartAndDetailsProps {
  /** What the tabs are of, for screen readers. */
  readonly label: string;
  /** Stands above the chart. */
  readonly head?: ReactNode;
  readonly chart: ReactNode;
  readonly tabs: readonly Tab[];
  /** The tab that is shown first. */
  readonly firstTab: string;
  readonly symbols: readonly string[];
  readonly symbol: string;
  readonly onSymbol: (symbol: string) => void;
}

const DETAILS_PX = { minimum: 110, maximum: 900 };

/** A chart above and tabs of details below, with a bar between them that moves. */
export function ChartAndDetails({
  label,
  head,
  chart,
  tabs,
  firstTab,
  symbols,
  symbol,
  onSymbol,
}: ChartAndDetailsProps) {
  const [tab, setTab] = useState(firstTab);
  const { settings } = useTrader();
  const detailsPx = useStore(settings.state, (all) => all.detailsPx);
  return (
    <div className="result">
      {head}
      <div className="result__chart">{chart}</div>
      <Resizer
        label="Height of the details"
        orientation="horizontal"
        size={detailsPx}
        minimum={DETAILS_PX.minimum}
        maximum={DETAILS_PX.maximum}
        direction={-1}
        onResize={(px) => settings.change({ detailsPx: px })}
      />
      <div className="result__details" style={{ height: detailsPx }}>
        <Tabs
          label={label}
          selected={tab}
          onSelect={setTab}
          aside={<SymbolSwitch symbols={symbols} selected={symbol} onSelect={onSymbol} />}
          tabs={tabs}
        />
      </div>
    </div>
  );
}
