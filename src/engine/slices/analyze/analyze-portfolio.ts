import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { barsPerYear } from "#engine/calc/calendar/bars-per-year.ts";
import { correlationOf, covarianceOf } from "#engine/calc/metrics/covariance.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { PortfolioAnalysis } from "#shared/model/portfolio-analysis.ts";
import { findBenchmark } from "./align-benchmark.ts";
import { alignReturns } from "./align-returns.ts";
import type { AnalyzeMethods } from "./manifest.ts";
import { tailLosses } from "./tail-losses.ts";

type Method = AnalyzeMethods["analyze_portfolio"];
type Input = z.output<Method["input"]>;

/** Risk of the symbols at their weights, over the returns that they and the benchmark have in common. */
export function analyzePortfolio(input: Input, context: SliceContext): z.input<Method["output"]> {
  const { bars, range, confidence, minimumReturns } = input;
  const benchmark = findBenchmark(bars, input.benchmarkSymbol);
  const weights = weightsOf(input, benchmark);
  const held = bars.filter(({ symbol }) => weights.has(symbol));
  const { tsOpenMs, columns } = alignReturns(
    benchmark === undefined ? held : [...held, benchmark],
    range,
    minimumReturns,
  );
  context.cancellation.throwIfCancelled();
  const returns = columns.slice(0, held.length);
  const market = benchmark && columns[held.length];
  const shares = held.map(({ symbol }) => weights.get(symbol) ?? 0);
  const whole = portfolioReturns(returns, shares);
  const variance = covarianceOf(whole, whole);
  // Of bars of several markets only the times of all are looked at.
  const periodsPerYear = Math.min(...held.map(periodsOf));
  const portfolio: PortfolioAnalysis = {
    returns: whole.length,
    tsFirstMs: tsOpenMs[0] ?? Number.NaN,
    tsLastMs: tsOpenMs.at(-1) ?? Number.NaN,
    periodsPerYear,
    members: held.map(({ symbol }, index) => {
      const [own, weight] = [returns[index] ?? new Float64Array(), shares[index] ?? 0];
      return {
        symbol,
        weight,
        annualVolatility: Math.sqrt(covarianceOf(own, own) * periodsPerYear),
        riskShare: variance > 0 ? (weight * covarianceOf(own, whole)) / variance : Number.NaN,
        beta: betaOf(own, market),
      };
    }),
    annualVolatility: Math.sqrt(variance * periodsPerYear),
    ...(benchmark === undefined ? {} : { benchmark: benchmark.symbol }),
    beta: betaOf(whole, market),
    benchmarkCorrelation: market === undefined ? Number.NaN : correlationOf(whole, market),
    losses: tailLosses(whole, confidence),
    correlations: returns.map((left) => returns.map((right) => correlationOf(left, right))),
  };
  return { portfolio };
}

const periodsOf = (series: BarSeries): number => barsPerYear(series)(series.tsOpenMs.length - 1);

function betaOf(returns: Float64Array, market: Float64Array | undefined): number {
  if (market === undefined) return Number.NaN;
  const variance = covarianceOf(market, market);
  return variance > 0 ? covarianceOf(returns, market) / variance : Number.NaN;
}

function portfolioReturns(columns: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const [first = new Float64Array()] = columns;
  return first.map((_, bar) =>
    columns.reduce((sum, column, index) => sum + (weights[index] ?? 0) * (column[bar] ?? Number.NaN), 0),
  );
}

/** By symbol; the benchmark is held only where a weight says so, or when there is nothing else. */
function weightsOf({ bars, weights }: Input, benchmark: BarSeries | undefined): ReadonlyMap<string, number> {
  const symbols = bars.map(({ symbol }) => symbol);
  if (weights === undefined) {
    const others = symbols.filter((symbol) => symbol !== benchmark?.symbol);
    const held = others.length > 0 ? others : symbols;
    return new Map(held.map((symbol) => [symbol, 1 / held.length]));
  }
  const given = Object.entries(weights).map(([symbol, weight]) => [symbol.toUpperCase(), weight] as const);
  const unknown = given.find(([symbol]) => !symbols.includes(symbol));
  if (unknown === undefined && given.length > 0) return new Map(given);
  throw userError({
    code: "analyze.unknown-weight",
    message: `weights must be of the symbols ${symbols.join(", ")}, was ${unknown?.[0] ?? "empty"}`,
    field: "weights",
    value: unknown?.[0] ?? "{}",
    remedy: "load the bars of each symbol that has a weight",
  });
}
