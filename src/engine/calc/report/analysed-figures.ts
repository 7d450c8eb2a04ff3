import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { analyseResult } from "#engine/calc/analysis/analyse-result.ts";
import { canAnalyse } from "#engine/calc/analysis/can-analyse.ts";
import { analysisCurves, type AnalysisCurves } from "#engine/calc/analysis/analysis-curves.ts";
import { monthlyReturns } from "./monthly-returns.ts";
import { returnDistribution } from "./return-distribution.ts";
import type { ReturnBin } from "./return-distribution.ts";
import { returnQuantiles } from "./return-quantiles.ts";
import type { ReturnQuantiles } from "./return-quantiles.ts";

/** What is computed from a result and its bars beyond the headline. */
export interface AnalysedFigures {
  readonly analysis: ResultAnalysis;
  readonly curves: AnalysisCurves;
  readonly monthlyBins: readonly ReturnBin[];
  readonly quantiles: readonly ReturnQuantiles[];
}

/** Undefined where the bars that were traded are not at hand: then nothing can be said beyond the headline. */
export function analysedFigures(
  result: BacktestResult,
  bars: readonly BarSeries[],
): AnalysedFigures | undefined {
  if (!canAnalyse(result, bars)) return undefined;
  const analysis = analyseResult(result, bars);
  const curves = analysisCurves(result, bars, analysis);
  const months = monthlyReturns(result.equity, result.statistics.startEquity).flatMap(({ months }) =>
    months.map(({ total }) => total),
  );
  return {
    analysis,
    curves,
    monthlyBins: returnDistribution(months),
    quantiles: returnQuantiles(curves.tsMs, curves.returns),
  };
}
