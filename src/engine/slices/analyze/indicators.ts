import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { computeIndicator } from "#engine/calc/indicators/compute-indicator.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { alignCloses, findBenchmark } from "./align-benchmark.ts";
import type { AnalyzeMethods, IndicatorLine } from "./manifest.ts";
import { parseIndicator, type IndicatorRequest } from "./parse-indicator.ts";

type Method = AnalyzeMethods["indicators"];

/** Whole series of the indicators asked for, on each symbol. */
export function indicators(
  input: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const requests = input.indicatorNames.map((name) => parseIndicator(name));
  const benchmark = findBenchmark(input.bars, input.benchmarkSymbol);
  if (benchmark === undefined) refuseComparisons(requests);
  return {
    indicators: input.bars.map((series, index) => {
      const closes = benchmark && alignCloses(series, benchmark);
      const lines = requests.flatMap((request) => {
        context.cancellation.throwIfCancelled();
        return computeLines(series, request, closes);
      });
      context.progress((index + 1) / input.bars.length, `indicators of ${series.symbol}`);
      return { symbol: series.symbol, tsOpenMs: series.tsOpenMs, lines };
    }),
  };
}

function refuseComparisons(requests: readonly IndicatorRequest[]): void {
  const comparison = requests.find(({ indicator }) => indicator.needsBenchmark);
  if (comparison === undefined) return;
  throw userError({
    code: "analyze.no-benchmark",
    message: `benchmark must be named for ${comparison.label}, was left out`,
    field: "indicatorNames",
    value: comparison.label,
    remedy: "name the symbol to compare with as the benchmark",
  });
}

function computeLines(
  series: BarSeries,
  { label, indicator, parameters }: IndicatorRequest,
  benchmarkCloses: Float64Array | undefined,
): readonly IndicatorLine[] {
  const lines = computeIndicator(indicator, series, parameters, benchmarkCloses);
  return indicator.lines.map((line) => ({
    indicator: label,
    line,
    pane: indicator.pane,
    unit: indicator.unit,
    values: lines[line] ?? new Float64Array(),
  }));
}
