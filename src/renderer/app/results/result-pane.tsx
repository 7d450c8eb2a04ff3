import { useState } from "react";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { Contributions } from "#renderer/features/results/contributions.tsx";
import { Critique } from "#renderer/features/results/critique.tsx";
import { DetailedTables } from "#renderer/features/results/detailed-tables.tsx";
import { MonteCarloTable } from "#renderer/features/results/monte-carlo-table.tsx";
import { StatisticTables } from "#renderer/features/results/statistic-tables.tsx";
import { TradesTable } from "#renderer/features/results/trades-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ChartAndDetails } from "./chart-and-details.tsx";
import { useLinkedSymbol } from "../links/use-link.ts";
import type { LinkColour } from "../links/link-colour.ts";
import { TradedChart } from "./traded-chart.tsx";
import { useAnalysis, useSimulation } from "./use-run-data.ts";

interface ResultPaneProps {
  readonly result: ResultView;
  readonly theme: string;
  readonly link: LinkColour | undefined;
}

/** The middle for a finished backtest: chart above, details below. */
export function ResultPane({ result, theme, link }: ResultPaneProps) {
  const [symbol, setSymbol] = useState(result.symbols[0] ?? "");
  const tell = useLinkedSymbol(link, (linked) => {
    if (result.symbols.includes(linked)) setSymbol(linked);
  });

  function choose(chosen: string): void {
    setSymbol(chosen);
    tell(chosen);
  }

  const [focused, setFocused] = useState<Trade>();
  const analysis = useAnalysis(result.runId);
  const monteCarlo = useSimulation(result.runId);
  const analysed = analysis.status === "ready" ? analysis.value : undefined;

  function showTrade(trade: Trade): void {
    choose(trade.symbol);
    setFocused(trade);
  }

  const focus = focused === undefined ? undefined : { fromMs: focused.tsEntryMs, toMs: focused.tsExitMs };
  return (
    <ChartAndDetails
      label="Details"
      symbols={result.symbols}
      symbol={symbol}
      onSymbol={choose}
      chart={<TradedChart result={result} symbol={symbol} theme={theme} focus={focus} />}
      firstTab="trades"
      tabs={[
        {
          id: "trades",
          label: "Trades",
          count: result.trades.length,
          content: (
            <TradesTable trades={result.trades} excursions={analysed?.excursions} onSelect={showTrade} />
          ),
        },
        {
          id: "statistics",
          label: "Statistics",
          content: (
            <>
              <StatisticTables statistics={result.statistics} />
              {analysed === undefined ? null : <DetailedTables analysis={analysed} />}
              {analysis.status === "failed" ? (
                <ErrorCard title="The other figures cannot be shown" error={analysis.error} />
              ) : null}
            </>
          ),
        },
        {
          id: "critique",
          label: "Critique",
          ...(analysed === undefined ? {} : { count: analysed.findings.length }),
          content: analysed === undefined ? null : <Critique findings={analysed.findings} />,
        },
        { id: "contributions", label: "Contributions", content: <Contributions result={result} /> },
        ...(monteCarlo === undefined
          ? []
          : [
              {
                id: "simulation",
                label: "Monte Carlo",
                content: <MonteCarloTable monteCarlo={monteCarlo} />,
              },
            ]),
      ]}
    />
  );
}
