import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { extent, linePath, timeExtent } from "./line-path.ts";
import { createPlot, drawPlot, px } from "./plot.ts";
import { growthTicks } from "./growth-ticks.ts";

interface ValueLine {
  /** Class of the line: `equity`, `benchmark`, `rolling`. */
  readonly style: string;
  readonly values: Float64Array;
}

interface ValueLinesOptions {
  readonly tsMs: Float64Array;
  readonly lines: readonly ValueLine[];
  readonly height: number;
  /** What a screen reader says. */
  readonly summary: string;
  readonly formatValue: (value: number) => string;
  /** A level that matters, drawn across. */
  readonly level?: number;
  /** Equal factors have equal heights. All values must be above 0. */
  readonly isLogarithmic?: boolean;
}

/** Lines over time. What is not a finite number leaves a gap. */
export function valueLinesChart(options: ValueLinesOptions): Markup {
  const { tsMs, height, summary, level, isLogarithmic = false } = options;
  const scale = isLogarithmic ? Math.log : (value: number) => value;
  const lines = options.lines.map(({ style, values }) => ({ style, values: values.map(scale) }));
  const finite = lines.map(({ values }) => values.filter(Number.isFinite));
  const value = extent(...finite, Float64Array.from(level === undefined ? [] : [scale(level)]));
  if (!Number.isFinite(value.lowest)) return markup``;
  const ticks = isLogarithmic
    ? { ticks: growthTicks(Math.exp(value.lowest), Math.exp(value.highest)).map(Math.log) }
    : {};
  const plot = createPlot({ height, time: timeExtent(tsMs), value, ...ticks });
  const format = isLogarithmic ? (tick: number) => options.formatValue(Math.exp(tick)) : options.formatValue;
  const across = level === undefined ? undefined : px(plot.y(scale(level)));
  return drawPlot(plot, summary, format, [
    ...(across === undefined
      ? []
      : [markup`<line class="level" x1="${plot.left}" x2="${plot.right}" y1="${across}" y2="${across}"/>`]),
    ...lines.flatMap(({ style, values }) =>
      stretches(values).map(
        ([start, end]) =>
          markup`<path class="line ${style}" d="${linePath(plot, tsMs.subarray(start, end), values.subarray(start, end))}"/>`,
      ),
    ),
  ]);
}

/** Runs of finite values: from, and to before. */
function stretches(values: Float64Array): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= values.length; index += 1) {
    const isFinite = Number.isFinite(values[index]);
    if (isFinite && start < 0) start = index;
    if (!isFinite && start >= 0) {
      found.push([start, index]);
      start = -1;
    }
  }
  return found;
}
