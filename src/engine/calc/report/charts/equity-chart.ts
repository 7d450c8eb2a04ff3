import type { EquityCurve } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { barsInRange } from "../bars-in-range.ts";
import { formatFigure, formatPrice } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ResultFigures } from "../report-figures.ts";
import { extent, linePath, timeExtent } from "./line-path.ts";
import { createPlot, drawPlot } from "./plot.ts";

/** Equity beside what buying and holding the first symbol would have made of the same start. */
export function equityChart(result: ResultFigures, bars: readonly BarSeries[], range: DateRange): Markup {
  const { equity, statistics } = result;
  const benchmark = holdCurve(bars[0], range, statistics.startEquity);
  const plot = createPlot({
    height: 240,
    time: timeExtent(equity.tsOpenMs),
    value: extent(equity.equity, benchmark?.equity ?? new Float64Array()),
  });
  const summary = `Equity from ${formatFigure(statistics.startEquity, "money")} to ${formatFigure(statistics.endEquity, "money")}; buy and hold ${formatFigure(statistics.benchmarkReturn, "fraction")}`;
  return drawPlot(plot, summary, (value) => formatPrice(value, 0), [
    ...(benchmark === undefined
      ? []
      : [markup`<path class="line benchmark" d="${linePath(plot, benchmark.tsOpenMs, benchmark.equity)}"/>`]),
    markup`<path class="line equity" d="${linePath(plot, equity.tsOpenMs, equity.equity)}"/>`,
  ]);
}

/** Bought at the first traded close; ends at the benchmark return that the statistics state. */
function holdCurve(
  series: BarSeries | undefined,
  range: DateRange,
  startEquity: number,
): Pick<EquityCurve, "tsOpenMs" | "equity"> | undefined {
  if (series === undefined) return undefined;
  const { start, end } = barsInRange(series.tsOpenMs, range);
  const firstClose = series.close[start];
  if (end <= start || firstClose === undefined) return undefined;
  return {
    tsOpenMs: series.tsOpenMs.slice(start, end),
    equity: series.close.slice(start, end).map((close) => (startEquity * close) / firstClose),
  };
}
