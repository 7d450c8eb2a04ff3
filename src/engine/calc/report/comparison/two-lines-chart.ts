import { extent, linePath } from "../charts/line-path.ts";
import { createPlot, drawPlot, px } from "../charts/plot.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";

/** A curve with times of its own. */
export interface TimedLine {
  readonly tsMs: Float64Array;
  readonly values: Float64Array;
}

interface TwoLinesOptions {
  readonly left: TimedLine | undefined;
  readonly right: TimedLine | undefined;
  readonly height: number;
  /** What a screen reader says. */
  readonly summary: string;
  readonly formatValue: (value: number) => string;
  /** A level that matters, drawn across. */
  readonly level: number;
}

/** The left curve whole, the right one dashed, over the time that either covers. */
export function twoLinesChart({ left, right, height, summary, formatValue, level }: TwoLinesOptions): Markup {
  const lines = [
    { style: "benchmark", line: right },
    { style: "equity", line: left },
  ].flatMap(({ style, line }) => (line === undefined || line.tsMs.length === 0 ? [] : [{ style, ...line }]));
  if (lines.length === 0) return markup``;
  const time = extent(...lines.map(({ tsMs }) => tsMs));
  const plot = createPlot({
    height,
    time: { from: time.lowest, to: time.highest },
    value: extent(...lines.map(({ values }) => values), Float64Array.of(level)),
  });
  const across = px(plot.y(level));
  return drawPlot(plot, summary, formatValue, [
    markup`<line class="level" x1="${plot.left}" x2="${plot.right}" y1="${across}" y2="${across}"/>`,
    ...lines.map(
      ({ style, tsMs, values }) => markup`<path class="line ${style}" d="${linePath(plot, tsMs, values)}"/>`,
    ),
  ]);
}
