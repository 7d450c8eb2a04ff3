import { spellOut } from "#shared/model/spell-out.ts";
import { useCallback } from "react";
import { RefreshCw } from "lucide-react";
import type { CoverageReport, QualityReport, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { QualityFinding } from "#shared/model/data-quality.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { FactsList } from "#renderer/ui/facts-list.tsx";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { Panel } from "#renderer/ui/panel.tsx";
import { ActionsTable } from "./actions-table.tsx";
import { CoverageStrip, QualityStrip } from "./month-strip.tsx";
import { QualityMark } from "./quality-mark.tsx";
import { RepairCard } from "./repair-card.tsx";
import { choiceOf, isOfNetwork } from "./series-choice.ts";

interface SeriesDetailsProps {
  readonly client: Client;
  readonly series: SeriesInfo;
  readonly onRefresh: () => void;
  /** Called when what is stored of it has changed. */
  readonly onChanged: () => void;
}

const FINDINGS: readonly Column<QualityFinding>[] = [
  {
    id: "problem",
    title: "Problem",
    cell: ({ problem }) => <strong className="cell-strong">{spellOut(problem)}</strong>,
  },
  { id: "bar", title: "Bar", cell: ({ tsOpenMs }) => formatBarTime(tsOpenMs) },
  { id: "bars", title: "Bars", isFigure: true, cell: ({ bars }) => formatNumber(bars, "integer").text },
  {
    id: "detail",
    title: "What was found",
    cell: ({ detail }) => (
      <span className="cell-text" title={detail}>
        {detail}
      </span>
    ),
  },
];

/** All that is known of one series, and what can be done about it. */
export function SeriesDetails({ client, series, onRefresh, onChanged }: SeriesDetailsProps) {
  const { symbol, timeframe, provider } = series;
  const load = useCallback(async () => {
    const choice = choiceOf({ symbol, timeframe, provider });
    const [coverage, quality] = await Promise.all([
      client.invoke("data:coverage", choice),
      client.invoke("data:quality", choice),
    ]);
    return { coverage, quality };
  }, [client, symbol, timeframe, provider]);
  const [loaded, reload] = useLoaded(load);
  const change = (): void => {
    reload();
    onChanged();
  };
  return (
    <aside className="two-sided__details series-details" aria-label={`${symbol} ${timeframe} of ${provider}`}>
      <header className="series-details__header">
        <h2 className="series-details__title">
          {symbol} <span className="cell-muted">{timeframe}</span>
        </h2>
        {isOfNetwork(series) ? (
          <Button
            label={`Refresh ${symbol}`}
            icon={<RefreshCw size={13} aria-hidden="true" />}
            onPress={onRefresh}
          />
        ) : null}
      </header>
      {loaded.status === "failed" ? (
        <ErrorCard title="The series cannot be looked at" error={loaded.error} />
      ) : null}
      {loaded.status === "loading" ? <p className="hint">Looking at the bars…</p> : null}
      {loaded.status === "ready" ? <Known client={client} {...loaded.value} onChanged={change} /> : null}
    </aside>
  );
}

interface KnownProps {
  readonly client: Client;
  readonly coverage: CoverageReport;
  readonly quality: QualityReport;
  readonly onChanged: () => void;
}

function Known({ client, coverage, quality, onChanged }: KnownProps) {
  const { series, months } = coverage;
  return (
    <>
      <Panel title="Coverage" aside={<span className="count">{describeMissing(coverage)}</span>}>
        <CoverageStrip symbol={series.symbol} months={months} />
        {coverage.gaps.length === 0 ? null : (
          <ul className="series-details__notes" aria-label="Holes">
            {coverage.gaps.slice(0, 5).map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
            {coverage.gaps.length > 5 ? <li>and {coverage.gaps.length - 5} more</li> : null}
          </ul>
        )}
      </Panel>
      <Panel title="Quality" aside={<QualityMark report={quality} />}>
        <QualityStrip symbol={series.symbol} months={months} />
        {quality.state === "quarantined" ? (
          <p className="series-details__warning" role="status">
            This series is held back: runs, backtests and paper sessions refuse it until it is repaired,
            replaced or released.
          </p>
        ) : null}
        <RepairCard client={client} choice={choiceOf(series)} quality={quality} onChanged={onChanged} />
        <DataTable
          label="Findings"
          columns={FINDINGS}
          rows={quality.findings}
          rowKey={(finding, index) => `${finding.tsOpenMs} ${index}`}
          empty="Nothing looks wrong."
        />
      </Panel>
      <Panel title="Facts">
        <FactsList facts={factsOf(coverage, quality)} />
        {quality.series.caveats.length === 0 ? null : (
          <ul className="series-details__notes" aria-label="Caveats">
            {quality.series.caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title="Splits and dividends">
        <ActionsTable key={series.symbol} client={client} symbol={series.symbol} onChanged={onChanged} />
      </Panel>
    </>
  );
}

function describeMissing({ missing, series, months }: CoverageReport): string {
  const bars = formatNumber(series.bars, "integer").text;
  const holes = missing === 0 ? "nothing missing" : `${formatNumber(missing, "integer").text} missing`;
  return `${bars} bars in ${months.length} months, ${holes}`;
}

function factsOf(
  { series, market, prices, ticks }: CoverageReport,
  { score, quarantineBelow, repairedBars }: QualityReport,
): readonly (readonly [string, string])[] {
  return [
    ["Provider", series.provider],
    ["Days", `${series.from} to ${series.to}`],
    ["Market", spellOut(market)],
    ["Prices", spellOut(prices)],
    [
      "Score",
      `${formatNumber(score, "ratio").text} of 1, held back below ${formatNumber(quarantineBelow, "ratio").text}`,
    ],
    ["Repaired bars", formatNumber(repairedBars, "integer").text],
    [
      "Stored trades",
      formatNumber(
        ticks.reduce((sum, { trades }) => sum + trades, 0),
        "integer",
      ).text,
    ],
    ["Data hash", series.dataHash],
  ];
}
