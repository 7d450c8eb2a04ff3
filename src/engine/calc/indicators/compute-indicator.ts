import { barsPerYear } from "../calendar/bars-per-year.ts";
import type { Indicator, IndicatorBar, IndicatorBars } from "./indicator.ts";

/**
 * Whole series of an indicator by line, in one pass; NaN before there are enough bars. `benchmarkClose` holds another
 * market's close at each bar. The parameters must have been resolved.
 */
export function computeIndicator(
  indicator: Indicator,
  bars: IndicatorBars,
  parameters: readonly number[],
  benchmarkClose?: Float64Array,
): Readonly<Record<string, Float64Array>> {
  const { computeColumns, lines, start } = indicator;
  if (computeColumns !== undefined) return computeColumns(bars, parameters);
  const next = start(parameters);
  const columns = lines.map((line) => ({ line, values: new Float64Array(bars.close.length) }));
  readBars(bars, benchmarkClose, (bar, index) => {
    const answer = next(bar);
    for (const { line, values } of columns) {
      values[index] = typeof answer === "number" ? answer : (answer[line] ?? Number.NaN);
    }
  });
  return Object.fromEntries(columns.map(({ line, values }) => [line, values]));
}

/** Shows each bar in the same object, which streams do not keep: a new one a bar would cost as much as the indicator. */
function readBars(
  bars: IndicatorBars,
  benchmarkClose: Float64Array | undefined,
  read: (bar: IndicatorBar, index: number) => void,
): void {
  const barsPerYearAt = barsPerYear(bars);
  const bar: { -readonly [Field in keyof IndicatorBar]: number } = { ...NO_BAR };
  for (let index = 0; index < bars.close.length; index += 1) {
    bar.tsOpenMs = bars.tsOpenMs[index] ?? Number.NaN;
    bar.open = bars.open[index] ?? Number.NaN;
    bar.high = bars.high[index] ?? Number.NaN;
    bar.low = bars.low[index] ?? Number.NaN;
    bar.close = bars.close[index] ?? Number.NaN;
    bar.volume = bars.volume[index] ?? Number.NaN;
    bar.benchmarkClose = benchmarkClose?.[index] ?? Number.NaN;
    bar.barsPerYear = barsPerYearAt(index);
    read(bar, index);
  }
}

const NO_BAR: IndicatorBar = {
  tsOpenMs: Number.NaN,
  open: Number.NaN,
  high: Number.NaN,
  low: Number.NaN,
  close: Number.NaN,
  volume: Number.NaN,
  benchmarkClose: Number.NaN,
  barsPerYear: Number.NaN,
};
