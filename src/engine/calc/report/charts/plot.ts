import { markup, trusted } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { timeTicks, type TimeTick } from "./time-ticks.ts";
import { valueTicks } from "./value-ticks.ts";

/** The drawing area of a chart over time, in units of its viewBox. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly x: (tsMs: number) => number;
  readonly y: (value: number) => number;
  readonly time: { readonly from: number; readonly to: number };
  readonly value: { readonly lowest: number; readonly highest: number };
  /** Where the grid's lines are, when round values will not do. */
  readonly ticks: readonly number[] | undefined;
  /** Places on the axis that runs right, where it is no time. */
  readonly places: readonly TimeTick[] | undefined;
}

export const CHART_WIDTH = 900;
const LEFT = 66;
const RIGHT = CHART_WIDTH - 12;
const TOP = 10;
const AXIS_HEIGHT = 22;

/** How many points a line needs at most to fill the width. */
export const LINE_COLUMNS = RIGHT - LEFT;

export function createPlot(options: {
  readonly height: number;
  readonly time: Plot["time"];
  readonly value: Plot["value"];
  readonly ticks?: readonly number[];
  readonly places?: readonly TimeTick[] | undefined;
}): Plot {
  const { height, time } = options;
  const value = widen(options.value);
  const bottom = height - AXIS_HEIGHT;
  const timeSpan = time.to - time.from || 1;
  return {
    left: LEFT,
    right: RIGHT,
    top: TOP,
    bottom,
    height,
    time,
    value,
    ticks: options.ticks,
    places: options.places,
    x: (tsMs) => LEFT + ((tsMs - time.from) / timeSpan) * (RIGHT - LEFT),
    y: (amount) => bottom - ((amount - value.lowest) / (value.highest - value.lowest)) * (bottom - TOP),
  };
}

/** A flat line still needs a scale. */
function widen({ lowest, highest }: Plot["value"]): Plot["value"] {
  if (highest > lowest) return { lowest, highest };
  const margin = Math.abs(lowest) * 0.01 || 1;
  return { lowest: lowest - margin, highest: highest + margin };
}

/** One decimal is finer than a screen and keeps the file small. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** The SVG with grid and axes around `content`; `summary` is what a screen reader says. */
export function drawPlot(
  plot: Plot,
  summary: string,
  formatValue: (value: number) => string,
  content: readonly Markup[],
): Markup {
  return markup`<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${plot.height}" role="img" aria-label="${summary}"><title>${summary}</title>
${drawValueAxis(plot, formatValue)}${drawTimeAxis(plot)}${content}
</svg>`;
}

function drawValueAxis(plot: Plot, formatValue: (value: number) => string): readonly Markup[] {
  const count = Math.max(4, Math.floor((plot.bottom - plot.top) / 36));
  const ticks = plot.ticks ?? valueTicks(plot.value.lowest, plot.value.highest, count);
  return ticks.map((tick) => {
    const y = px(plot.y(tick));
    return markup`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y}" y2="${y}"/><text class="axis end" x="${plot.left - 8}" y="${px(plot.y(tick) + 4)}">${formatValue(tick)}</text>
`;
  });
}

function drawTimeAxis(plot: Plot): readonly Markup[] {
  const ticks = plot.places ?? timeTicks(plot.time.from, plot.time.to, 10);
  return ticks.map(({ tsMs, label }) => {
    const x = px(plot.x(tsMs));
    return markup`<line class="grid" x1="${x}" x2="${x}" y1="${plot.top}" y2="${plot.bottom}"/><text class="axis middle" x="${x}" y="${plot.bottom + 15}">${label}</text>
`;
  });
}

/** The points of a line as path data. */
export function pathData(points: readonly (readonly [number, number])[]): Markup {
  return trusted(points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join(""));
}
