import { formatFigure, formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ResultFigures } from "../report-figures.ts";
import { extent, linePath, timeExtent } from "./line-path.ts";
import { createPlot, drawPlot, px } from "./plot.ts";

/** How far equity lay below its highest value so far (underwater curve). */
export function drawdownChart({ equity, statistics }: ResultFigures): Markup {
  const time = timeExtent(equity.tsOpenMs);
  const { lowest } = extent(equity.drawdown);
  const plot = createPlot({ height: 118, time, value: { lowest: Math.min(lowest, -0.001), highest: 0 } });
  const line = linePath(plot, equity.tsOpenMs, equity.drawdown);
  const zero = px(plot.y(0));
  const summary = `Drawdown; the deepest is ${formatFigure(statistics.maximumDrawdown, "fraction")}`;
  return drawPlot(plot, summary, formatShare, [
    markup`<path class="underwater" d="${line}L${px(plot.x(time.to))} ${zero}L${px(plot.x(time.from))} ${zero}Z"/>`,
    markup`<path class="line drawdown" d="${line}"/>`,
  ]);
}
