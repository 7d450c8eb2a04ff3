import { useState } from "react";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { ResultChart } from "#renderer/features/charts/result-chart.tsx";
import { Contributions } from "#renderer/features/results/contributions.tsx";
import { StatisticTables } from "#renderer/features/results/statistic-tables.tsx";
import { TradesTable } from "#renderer/features/results/trades-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { Resizer } from "#renderer/ui/resizer.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { SymbolSwitch } from "./symbol-switch.tsx";
import { useBars } from "./use-run-data.ts";
import { useStoredSize } from "./use-stored-size.ts";

interface ResultPaneProps {
  readonly result: ResultView;
  readonly theme: string;
}

const TABLE_PX = { initial: 220, minimum: 110, maximum: 900 };

/** The middle for a finished backtest: chart above, details below. */
export function ResultPane({ result, theme }: ResultPaneProps) {
  const [symbol, setSymbol] = useState(result.symbols[0] ?? "");
  const [tab, setTab] = useState("trades");
  const [focused, setFocused] = useState<Trade>();
  const [tablePx, setTablePx] = useStoredSize("details", TABLE_PX.initial);
  const bars = useBars(result.runId, symbol);

  function showTrade(trade: Trade): void {
    setSymbol(trade.symbol);
    setFocused(trade);
  }

  const focus = focused === undefined ? undefined : { fromMs: focused.tsEntryMs, toMs: focused.tsExitMs };
  return (
    <div className="result">
      <div className="result__chart">
        {bars.status === "ready" ? (
          <ResultChart key={`${symbol} ${theme}`} bars={bars.value} result={result} focus={focus} />
        ) : null}
        {bars.status === "failed" ? <ErrorCard title={`No bars of ${symbol}`} error={bars.error} /> : null}
      </div>
      <Resizer
        label="Height of the details"
        orientation="horizontal"
        size={tablePx}
        minimum={TABLE_PX.minimum}
        maximum={TABLE_PX.maximum}
        direction={-1}
        onResize={setTablePx}
      />
      <div className="result__details" style={{ height: tablePx }}>
        <Tabs
          label="Details"
          selected={tab}
          onSelect={setTab}
          aside={<SymbolSwitch symbols={result.symbols} selected={symbol} onSelect={setSymbol} />}
          tabs={[
            {
              id: "trades",
              label: "Trades",
              count: result.trades.length,
              content: <TradesTable trades={result.trades} onSelect={showTrade} />,
            },
            {
              id: "statistics",
              label: "Statistics",
              content: <StatisticTables statistics={result.statistics} />,
            },
            { id: "contributions", label: "Contributions", content: <Contributions result={result} /> },
          ]}
        />
      </div>
    </div>
  );
}
