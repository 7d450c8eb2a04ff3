import type { EquityFan } from "#shared/model/monte-carlo.ts";
import { formatFigure } from "#engine/calc/figures/format-figure.ts";
import { markup } from "../markup.ts";
import type { Markup } from "../markup.ts";
import { extent, timeExtent } from "./line-path.ts";
import { createPlot, drawPlot, pathData, px, type Plot } from "./plot.ts";
import { valueTicks } from "./value-ticks.ts";

const HEIGHT = 220;

/** Where the account of most simulations was along the way: nine of ten, half of them, the middle one, and what really came. */
export function fanChart(fan: EquityFan, summary: string): Markup {
  const { steps, tsMs, low, high, actual, median } = fan;
  const along = tsMs ?? steps;
  if (along.length < 2) return markup``;
  const plot = createPlot({
    height: HEIGHT,
    time: timeExtent(along),
    value: extent(low, high, actual),
    ...(tsMs === undefined ? { places: placesOf(steps) } : {}),
  });
  return drawPlot(plot, summary, (value) => formatFigure(value, "count"), [
    band(plot, along, fan.low, fan.high, "outer"),
    band(plot, along, fan.lowerQuarter, fan.upperQuarter, "inner"),
    line(plot, along, median, "middling"),
    line(plot, along, actual, "really"),
  ]);
}

/** Numbers of trades. */
function placesOf(steps: Float64Array) {
  return valueTicks(0, steps.at(-1) ?? 0, 10)
    .filter(Number.isInteger)
    .map((step) => ({ tsMs: step, label: formatFigure(step, "count") }));
}

type Points = readonly (readonly [number, number])[];

function pointsOf(plot: Plot, along: Float64Array, values: Float64Array): Points {
  return Array.from(along, (at, index) => [plot.x(at), plot.y(values[index] ?? Number.NaN)] as const);
}

function line(plot: Plot, along: Float64Array, values: Float64Array, style: string): Markup {
  return markup`<path class="line ${style}" d="${pathData(pointsOf(plot, along, values))}"/>`;
}

function band(plot: Plot, along: Float64Array, low: Float64Array, high: Float64Array, style: string): Markup {
  const around = [...pointsOf(plot, along, high), ...pointsOf(plot, along, low).toReversed()];
  return markup`<polygon class="fan ${style}" points="${around.map(([x, y]) => `${px(x)},${px(y)}`).join(" ")}"/>`;
}
