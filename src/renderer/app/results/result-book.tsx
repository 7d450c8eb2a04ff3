import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useCallback, useState } from "react";
import { FlaskConical } from "lucide-react";
import type { ResultView } from "#shared/ipc/channels/run-channels.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { Critique } from "#renderer/features/results/critique.tsx";
import { DetailedTables } from "#renderer/features/results/detailed-tables.tsx";
import { FillsTable } from "#renderer/features/results/fills-table.tsx";
import { NotesList } from "#renderer/features/results/notes-list.tsx";
import { Provenance } from "#renderer/features/results/provenance.tsx";
import { ReturnPlots } from "#renderer/features/results/return-plots.tsx";
import { RiskPlots } from "#renderer/features/results/risk-plots.tsx";
import { SimulationPlots } from "#renderer/features/results/simulation-plots.tsx";
import { StatisticCards } from "#renderer/features/results/statistic-cards.tsx";
import { StatisticTables } from "#renderer/features/results/statistic-tables.tsx";
import { TradesTable } from "#renderer/features/results/trades-table.tsx";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { ChartAndDetails } from "./chart-and-details.tsx";
import { useTrader } from "../trader-context.ts";
import { NoSimulation } from "./no-simulation.tsx";
import { TradedChart } from "./traded-chart.tsx";
import { useAnalysis, useSimulation } from "./use-run-data.ts";

interface ResultBookProps {
  readonly result: ResultView;
  readonly theme: string;
}

/** A finished backtest as a book of pages: what was traded, what came back, at what risk, and how far to believe it. */
export function ResultBook({ result, theme }: ResultBookProps) {
  const { client } = useTrader();
  const { runId, strategy, symbols, range, statistics } = result;
  const [page, setPage] = useState("trades");
  const analysis = useAnalysis(runId);
  const load = useCallback(() => client.invoke("run:get-curves", { runId }), [client, runId]);
  const [loadedCurves] = useLoaded(load);
  const simulation = useSimulation(runId);
  const title = useStrategyName()(strategy.id);
  const analysed = analysis.status === "ready" ? analysis.value : undefined;
  const curves = loadedCurves.status === "ready" ? loadedCurves.value : undefined;
  const failed = [analysis, loadedCurves].find((loaded) => loaded.status === "failed");
  const isLoading = analysis.status === "loading" || loadedCurves.status === "loading";
  const noFigures =
    failed?.status === "failed" ? (
      <ErrorCard title="The figures cannot be shown" error={failed.error} />
    ) : (
      <p className="hint">
        {isLoading
          ? "Computing…"
          : "The bars of this run are gone, so nothing beyond the headline can be said."}
      </p>
    );
  const notes = [...new Set([...result.caveats, ...result.warnings])];
  return (
    <section className="page book" aria-label={`Result of ${title}`}>
      <header className="page__header">
        <h2 className="run-header__title">{title}</h2>
        <span className="run-header__text">
          {symbols.join(" ")}, {range.from} to {range.to}
        </span>
        {result.isSynthetic ? (
          <Badge tone="synthetic" icon={<FlaskConical size={11} aria-hidden="true" />}>
            SYNTHETIC
          </Badge>
        ) : null}
      </header>
      <div className="book__cards">
        <StatisticCards statistics={statistics} />
      </div>
      <Tabs
        label="Pages of the result"
        selected={page}
        onSelect={setPage}
        tabs={[
          {
            id: "trades",
            label: "Trades on the chart",
            content: <TradedPage result={result} theme={theme} />,
          },
          {
            id: "returns",
            label: "Returns",
            content:
              curves === undefined || analysed === undefined ? (
                noFigures
              ) : (
                <ReturnPlots curves={curves} years={analysed.years} />
              ),
          },
          {
            id: "risk",
            label: "Risk",
            content:
              curves === undefined || analysed === undefined ? (
                noFigures
              ) : (
                <RiskPlots
                  curves={curves}
                  drawdowns={analysed.drawdowns}
                  exitReasons={analysed.exitReasons}
                />
              ),
          },
          {
            id: "simulation",
            label: "Monte Carlo",
            content:
              simulation === undefined ? (
                <NoSimulation runId={runId} />
              ) : (
                <SimulationPlots monteCarlo={simulation} />
              ),
          },
          {
            id: "statistics",
            label: "Statistics",
            content: (
              <>
                <StatisticTables statistics={statistics} />
                {analysed === undefined ? noFigures : <DetailedTables analysis={analysed} />}
              </>
            ),
          },
          {
            id: "critique",
            label: "Critique",
            ...(analysed === undefined ? {} : { count: analysed.findings.length }),
            content: analysed === undefined ? noFigures : <Critique findings={analysed.findings} />,
          },
          {
            id: "provenance",
            label: "Provenance",
            content: (
              <div className="book__provenance">
                <Provenance result={result} />
                {notes.length === 0 ? null : <NotesList notes={notes} />}
              </div>
            ),
          },
        ]}
      />
    </section>
  );
}

/** The price with every entry and exit, and below it what was traded: a press on a line shows it on the chart. */
function TradedPage({ result, theme }: ResultBookProps) {
  const [symbol, setSymbol] = useState(result.symbols[0] ?? "");
  const [focus, setFocus] = useState<{ readonly fromMs: number; readonly toMs: number }>();
  const analysis = useAnalysis(result.runId);
  const excursions = analysis.status === "ready" ? analysis.value?.excursions : undefined;

  function show(traded: string, fromMs: EpochMs, toMs: EpochMs): void {
    setSymbol(traded);
    setFocus({ fromMs, toMs });
  }

  return (
    <ChartAndDetails
      label="What was traded"
      symbols={result.symbols}
      symbol={symbol}
      onSymbol={setSymbol}
      chart={<TradedChart result={result} symbol={symbol} theme={theme} focus={focus} />}
      firstTab="trades"
      tabs={[
        {
          id: "trades",
          label: "Trades",
          count: result.trades.length,
          content: (
            <TradesTable
              trades={result.trades}
              excursions={excursions}
              onSelect={(trade) => show(trade.symbol, trade.tsEntryMs, trade.tsExitMs)}
            />
          ),
        },
        {
          id: "fills",
          label: "Fills",
          count: result.fills.length,
          content: (
            <FillsTable fills={result.fills} onSelect={(fill) => show(fill.symbol, fill.tsMs, fill.tsMs)} />
          ),
        },
      ]}
    />
  );
}
