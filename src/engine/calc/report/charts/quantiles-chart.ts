import { formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import type { ReturnQuantiles } from "../return-quantiles.ts";
import { CHART_WIDTH, px } from "./plot.ts";
import { valueTicks } from "./value-ticks.ts";

const ROW = 34;
const TOP = 8;
const LEFT = 100;
const RIGHT = CHART_WIDTH - 16;
const BOX = 16;

/** How far the returns of each length reach: the box holds the middle half, the whiskers 5 % to 95 %. */
export function quantilesChart(rows: readonly ReturnQuantiles[]): Markup {
  const height = TOP + rows.length * ROW + 22;
  const [lowest, highest] = [
    Math.min(0, ...rows.map(({ low }) => low)),
    Math.max(0.001, ...rows.map(({ high }) => high)),
  ];
  const x = (value: number): number => LEFT + ((value - lowest) / (highest - lowest)) * (RIGHT - LEFT);
  const summary = `Spread of returns by day, week, month, quarter and year`;
  return markup`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" aria-label="${summary}"><title>${summary}</title>
${valueTicks(lowest, highest, 9).map(
  (tick) =>
    markup`<line class="grid" x1="${px(x(tick))}" x2="${px(x(tick))}" y1="${TOP}" y2="${height - 22}"/><text class="axis middle" x="${px(x(tick))}" y="${height - 6}">${formatShare(tick)}</text>\n`,
)}<line class="level" x1="${px(x(0))}" x2="${px(x(0))}" y1="${TOP}" y2="${height - 22}"/>${rows.map((row, index) => drawRow(row, TOP + (index + 0.5) * ROW, x))}
</svg>`;
}

function drawRow(row: ReturnQuantiles, middle: number, x: (value: number) => number): Markup {
  const text = `${row.stretch}: 5 % ${formatShare(row.low)}, median ${formatShare(row.median)}, 95 % ${formatShare(row.high)}`;
  return markup`<g><title>${text}</title><text class="axis end" x="${LEFT - 10}" y="${px(middle + 4)}">${row.stretch}</text><line class="whisker" x1="${px(x(row.low))}" x2="${px(x(row.high))}" y1="${px(middle)}" y2="${px(middle)}"/><rect class="box" x="${px(x(row.lowerQuarter))}" y="${px(middle - BOX / 2)}" width="${px(Math.max(1, x(row.upperQuarter) - x(row.lowerQuarter)))}" height="${BOX}"/><line class="median" x1="${px(x(row.median))}" x2="${px(x(row.median))}" y1="${px(middle - BOX / 2)}" y2="${px(middle + BOX / 2)}"/></g>\n`;
}
