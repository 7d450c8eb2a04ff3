import { statisticWords } from "#shared/model/statistic-words.ts";
import type { ResultCurves } from "#shared/ipc/channels/run-channels.ts";
import type { DrawdownPeriod, ExitReasonFigures } from "#shared/model/result-analysis.ts";
import { DataTable } from "#renderer/ui/data-table.tsx";
import type { Column } from "#renderer/ui/data-table.tsx";
import { FigureText } from "#renderer/ui/figure-text.tsx";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { LinePlot } from "#renderer/ui/plots/line-plot.tsx";

interface RiskPlotsProps {
  readonly curves: ResultCurves;
  readonly drawdowns: readonly DrawdownPeriod[];
  readonly exitReasons: readonly ExitReasonFigures[];
}

const DRAWDOWNS: readonly Column<DrawdownPeriod>[] = [
  {
    id: "depth",
    title: "Depth",
    help: ["Fall of equity from the peak to the trough, at closes."],
    isFigure: true,
    cell: ({ depth }) => <FigureText value={depth} kind="percent" isSigned />,
  },
  { id: "peak", title: "Peak", isFigure: true, cell: ({ tsPeakMs }) => formatBarTime(tsPeakMs) },
  { id: "trough", title: "Trough", isFigure: true, cell: ({ tsTroughMs }) => formatBarTime(tsTroughMs) },
  {
    id: "recovered",
    title: "Recovered",
    isFigure: true,
    cell: ({ tsRecoveredMs }) => (tsRecoveredMs === undefined ? "not yet" : formatBarTime(tsRecoveredMs)),
  },
  {
    id: "days",
    title: "Days",
    help: ["Calendar days from the peak to the recovery, or to the last bar."],
    isFigure: true,
    cell: ({ days }) => <FigureText value={days} kind="integer" />,
  },
];

const EXITS: readonly Column<ExitReasonFigures>[] = [
  { id: "reason", title: "Why trades ended", cell: ({ reason }) => reason },
  {
    id: "trades",
    title: "Trades",
    isFigure: true,
    cell: ({ trades }) => <FigureText value={trades} kind="integer" />,
  },
  {
    id: "wins",
    title: "Win rate",
    help: statisticWords("winRate"),
    isFigure: true,
    cell: ({ winRate }) => <FigureText value={winRate} kind="percent" />,
  },
  {
    id: "profit",
    title: "Profit",
    isFigure: true,
    cell: ({ profit }) => <FigureText value={profit} kind="money" isSigned />,
  },
  {
    id: "return",
    title: "Mean return",
    help: ["Mean of the trades' profits over the values of their entries."],
    isFigure: true,
    cell: ({ averageReturn }) => <FigureText value={averageReturn} kind="percent" isSigned />,
  },
  {
    id: "bars",
    title: "Mean bars",
    isFigure: true,
    cell: ({ averageBarsHeld }) => <FigureText value={averageBarsHeld} kind="ratio" decimals={1} />,
  },
];

/** How it got there: stretches under water, figures of the last half year, and why trades ended. */
export function RiskPlots({ curves, drawdowns, exitReasons }: RiskPlotsProps) {
  const { benchmark, tsMs, drawdown, rolling } = curves;
  return (
    <div className="plots" role="region" aria-label="Risk" tabIndex={0}>
      <div className="plots__wide">
        <LinePlot
          title="Drawdown"
          unit="below the highest value so far"
          kind="percent"
          withZero
          lines={[{ label: "Account", tone: "down", tsMs, values: drawdown, isArea: true }]}
        />
      </div>
      {rolling.tsMs.length === 0 ? (
        <p className="hint plots__wide">
          Rolling figures look back over half a year, and the run is shorter than that.
        </p>
      ) : (
        <>
          <LinePlot
            title="Rolling Sharpe ratio"
            unit={`last ${rolling.windowPeriods} periods, annualised`}
            kind="ratio"
            withZero
            lines={[{ label: "Account", tone: "accent", tsMs: rolling.tsMs, values: rolling.sharpe }]}
          />
          <LinePlot
            title="Rolling volatility"
            unit={`last ${rolling.windowPeriods} periods, annualised`}
            kind="percent"
            withZero
            lines={[{ label: "Account", tone: "warning", tsMs: rolling.tsMs, values: rolling.volatility }]}
          />
          <LinePlot
            title="Rolling beta"
            unit={`last ${rolling.windowPeriods} periods, against ${benchmark}`}
            kind="ratio"
            withZero
            lines={[{ label: "Account", tone: "synthetic", tsMs: rolling.tsMs, values: rolling.beta }]}
          />
        </>
      )}
      <section className="plots__wide" aria-label="Deepest drawdowns">
        <h3 className="plots__title">Deepest drawdowns</h3>
        <DataTable
          label="Deepest drawdowns"
          columns={DRAWDOWNS}
          rows={drawdowns}
          rowKey={({ tsPeakMs }) => String(tsPeakMs)}
          empty="The account was never below an earlier highest value."
        />
      </section>
      <section className="plots__wide" aria-label="Exit reasons">
        <h3 className="plots__title">Exit reasons</h3>
        <DataTable
          label="Exit reasons"
          columns={EXITS}
          rows={exitReasons}
          rowKey={({ reason }) => reason}
          empty="No trade was closed."
        />
      </section>
    </div>
  );
}
