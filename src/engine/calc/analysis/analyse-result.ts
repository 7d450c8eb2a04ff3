import { userError } from "#shared/errors/app-error.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { AnalysisSample, ResultAnalysis } from "#shared/model/result-analysis.ts";
import type { DetailedStatistics } from "#shared/model/statistics/detailed-statistics.ts";
import { listOwnStrategies } from "../strategies/own-strategies.ts";
import { STRATEGIES } from "../strategies/strategy-catalogue.ts";
import { benchmarkFigures } from "../metrics/benchmark-figures.ts";
import { drawdownPeriods } from "../metrics/drawdown-periods.ts";
import { exitReasons, leftOpen } from "../metrics/exit-reasons.ts";
import { exposureFigures } from "../metrics/exposure-figures.ts";
import { orderFigures } from "../metrics/order-figures.ts";
import { periodFigures } from "../metrics/period-figures.ts";
import { ratioFigures } from "../metrics/ratio-figures.ts";
import { riskFigures } from "../metrics/risk-figures.ts";
import { roundTripFigures } from "../metrics/round-trip-figures.ts";
import { tradeExcursions } from "../metrics/trade-excursions.ts";
import { confidenceIntervals } from "../monte-carlo/confidence-intervals.ts";
import { analysisTables } from "./analysis-tables.ts";
import { curvesOf, type AnalysedCurves } from "./curves-of.ts";
import { criticise } from "./critique/criticise.ts";
import { sampleWarnings } from "./sample-warnings.ts";
import { yearFigures } from "./year-figures.ts";

const DRAWDOWNS_KEPT = 10;

export interface AnalysisOptions {
  /** Symbol to compare with; the first traded one unless told otherwise. */
  readonly benchmark?: string | undefined;
}

/**
 * The full set of figures of a finished run. Made when somebody looks, so that runs and searches pay for the headline
 * only. The same result and bars give the same analysis: resampling is seeded by the result's seed.
 *
 * Throws `analysis.no-bars` without the bars that were traded, `analysis.unknown-benchmark`.
 */
export function analyseResult(
  result: BacktestResult,
  bars: readonly BarSeries[],
  options: AnalysisOptions = {},
): ResultAnalysis {
  const traded = bars.filter(({ symbol }) => result.symbols.includes(symbol));
  const market = findBenchmark(traded, options.benchmark ?? result.symbols[0]);
  const curves = curvesOf(result, traded, market);
  const { curve } = curves;
  const sample: AnalysisSample = {
    period: curve.period,
    periods: curve.returns.length,
    periodsPerYear: curve.periodsPerYear,
    years: curve.returns.length / curve.periodsPerYear,
    trades: result.trades.length,
    benchmark: market.symbol,
  };
  const excursions = tradeExcursions(result.trades, traded);
  const statistics = detailedStatistics(result, traded, { curves, sample, excursions });
  const intervals = confidenceIntervals(curve, result.trades, result.seed);
  const { years } = sample;
  const tables = analysisTables(result, traded, curves);
  return {
    sample,
    statistics,
    intervals,
    findings: criticise({
      result,
      bars: traded,
      curve,
      years,
      statistics,
      intervals,
      parameters: parametersOf(result),
    }),
    excursions,
    exitReasons: exitReasons(result.trades),
    leftOpen: leftOpen(result),
    years: yearFigures(curves),
    drawdowns: drawdownPeriods(result.equity, DRAWDOWNS_KEPT),
    tables,
    sampleWarnings: sampleWarnings(sample, tables),
  };
}

function detailedStatistics(
  result: BacktestResult,
  bars: readonly BarSeries[],
  { curves, sample, excursions }: Pick<ResultAnalysis, "sample" | "excursions"> & { curves: AnalysedCurves },
): DetailedStatistics {
  const { curve, benchmark } = curves;
  return {
    ...periodFigures(curve),
    ...ratioFigures(curve, result.statistics),
    ...riskFigures(result, curve),
    ...benchmarkFigures(result, bars, curve, benchmark),
    ...roundTripFigures(result, excursions, sample.years),
    ...orderFigures(result),
    ...exposureFigures(result, bars, sample),
  };
}

function findBenchmark(bars: readonly BarSeries[], symbol: string | undefined): BarSeries {
  const [first] = bars;
  if (first === undefined)
    throw userError({
      code: "analysis.no-bars",
      message: "an analysis needs the bars that were traded, was without",
      field: "bars",
      value: "none",
      remedy: "give the bars of the run",
    });
  const found = bars.find((series) => series.symbol === symbol);
  if (found !== undefined) return found;
  throw userError({
    code: "analysis.unknown-benchmark",
    message: `benchmark must be one of the symbols of the run, was ${symbol ?? "none"}`,
    field: "benchmark",
    value: symbol ?? "",
    remedy: `use one of ${bars.map((series) => series.symbol).join(", ")}`,
  });
}

/** A strategy of the person's own may be gone by now; then nothing is said of its ranges. */
function parametersOf({ strategy }: BacktestResult) {
  const known = [...STRATEGIES, ...listOwnStrategies()].find(({ id }) => id === strategy.id);
  return known?.parameters ?? [];
}
