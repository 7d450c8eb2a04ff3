import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { AnalyzeMethods, IndicatorLine } from "./manifest.ts";
import { parseIndicator, type IndicatorRequest } from "./parse-indicator.ts";

type Method = AnalyzeMethods["indicators"];

/** Whole series of the indicators asked for, on each symbol. */
export function indicators(
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const requests = input.indicatorNames.map(parseIndicator);
  return {
    indicators: input.bars.map((series) => {
      context.cancellation.throwIfCancelled();
      const lines = requests.flatMap((request) => computeLines(series, request));
      return { symbol: series.symbol, tsOpenMs: series.tsOpenMs, lines };
    }),
  };
}

function computeLines(
  series: BarSeries,
  { label, entry, parameters }: IndicatorRequest,
): readonly IndicatorLine[] {
  return Object.entries(entry.compute(series, parameters)).map(([line, values]) => ({
    indicator: label,
    line,
    pane: entry.pane,
    unit: entry.unit,
    values,
  }));
}
