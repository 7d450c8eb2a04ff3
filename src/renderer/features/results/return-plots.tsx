import type { HistogramBin, ResultCurves } from "#shared/ipc/channels/run-channels.ts";
import type { YearFigures } from "#shared/model/result-analysis.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import { BarPlot } from "#renderer/ui/plots/bar-plot.tsx";
import { HeatTable } from "#renderer/ui/plots/heat-table.tsx";
import { LinePlot } from "#renderer/ui/plots/line-plot.tsx";

interface ReturnPlotsProps {
  readonly curves: ResultCurves;
  readonly years: readonly YearFigures[];
}

const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** A month of 6 % is full colour, so that a single wild month does not pale all others. */
const FULL_MONTH = 0.06;
const GROWTH_PX = 220;

/** What came back, by time: growth, months, years, and how the returns are spread. */
export function ReturnPlots({ curves, years }: ReturnPlotsProps) {
  const { benchmark, tsMs, strategy, held, months } = curves;
  return (
    <div className="plots" role="region" aria-label="Returns" tabIndex={0}>
      <div className="plots__wide">
        <LinePlot
          title="Growth"
          unit="value of 1 at the start"
          kind="ratio"
          heightPx={GROWTH_PX}
          lines={[
            { label: "Account", tone: "accent", tsMs, values: strategy },
            { label: `${benchmark} held`, tone: "muted", tsMs, values: held, isDashed: true },
          ]}
        />
      </div>
      <div className="plots__wide">
        <HeatTable
          title="Monthly returns"
          unit="of the account at the month's start, UTC"
          corner="Year"
          columns={[...MONTH_NAMES, "Year"]}
          rows={months.map(({ year }) => String(year))}
          cells={months.map((year) => [...year.months, year.total])}
          kind="percent"
          decimals={1}
          fullAt={FULL_MONTH}
        />
      </div>
      <BarPlot
        title="Yearly returns"
        unit="of the year's start"
        kind="percent"
        of="Year"
        categories={years.map(({ year }) => String(year))}
        series={[
          { label: "Account", tone: "accent", values: years.map((year) => year.strategy) },
          { label: `${benchmark} held`, tone: "muted", values: years.map((year) => year.benchmark) },
        ]}
      />
      <Histogram title="Spread of monthly returns" counted="Months" bins={curves.monthlyReturns} />
      <Histogram title="Spread of trades' returns" counted="Trades" bins={curves.tradeReturns} />
    </div>
  );
}

interface HistogramProps {
  readonly title: string;
  readonly counted: string;
  readonly bins: readonly HistogramBin[];
}

function Histogram({ title, counted, bins }: HistogramProps) {
  return (
    <BarPlot
      title={title}
      unit={counted.toLowerCase()}
      kind="integer"
      of="From"
      categories={bins.map(({ from }) => formatNumber(from, "percent", { decimals: 1 }).text)}
      series={[{ label: counted, tone: "accent", values: bins.map(({ count }) => count) }]}
      isDense
    />
  );
}
