import type { YearFigures } from "#shared/model/result-analysis.ts";
import { formatShare } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { CHART_WIDTH, px } from "./plot.ts";
import { valueTicks } from "./value-ticks.ts";

const HEIGHT = 190;
const TOP = 10;
const BOTTOM = HEIGHT - 24;
const LEFT = 66;
const RIGHT = CHART_WIDTH - 12;

/** Each calendar year of the strategy beside its benchmark. */
export function yearsChart(years: readonly YearFigures[]): Markup {
  const values = years.flatMap(({ strategy, benchmark }) => [strategy, benchmark]).filter(Number.isFinite);
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0.001, ...values)];
  const y = (value: number): number => BOTTOM - ((value - lowest) / (highest - lowest)) * (BOTTOM - TOP);
  const width = (RIGHT - LEFT) / years.length;
  const summary = `Returns of ${years.length} calendar years, strategy beside benchmark`;
  return markup`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${HEIGHT}" role="img" aria-label="${summary}"><title>${summary}</title>
${valueTicks(lowest, highest, 5).map(
  (tick) =>
    markup`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${px(y(tick))}" y2="${px(y(tick))}"/><text class="axis end" x="${LEFT - 8}" y="${px(y(tick) + 4)}">${formatShare(tick)}</text>\n`,
)}${years.map((year, index) => drawYear(year, LEFT + index * width, width, y))}<line class="level" x1="${LEFT}" x2="${RIGHT}" y1="${px(y(0))}" y2="${px(y(0))}"/>
</svg>`;
}

function drawYear(
  { year, strategy, benchmark }: YearFigures,
  left: number,
  width: number,
  y: (value: number) => number,
): Markup {
  const bar = Math.min(26, width * 0.36);
  const middle = left + width / 2;
  return markup`${drawBar("strategy", strategy, middle - bar - 1, bar, y)}${drawBar("benchmark", benchmark, middle + 1, bar, y)}<text class="axis middle" x="${px(middle)}" y="${BOTTOM + 16}">${year}</text>\n`;
}

function drawBar(
  style: "strategy" | "benchmark",
  value: number,
  left: number,
  width: number,
  y: (value: number) => number,
): Markup {
  if (!Number.isFinite(value)) return markup``;
  const [top, bottom] = [y(Math.max(0, value)), y(Math.min(0, value))];
  return markup`<rect class="bar ${style}" x="${px(left)}" y="${px(top)}" width="${px(width)}" height="${px(Math.max(0.5, bottom - top))}"><title>${style} ${formatShare(value)}</title></rect>`;
}
