import type { FigureDefinition } from "./figure-definition.ts";

/** The run beside holding the benchmark over the same periods, without costs. */
export const BENCHMARK_FIGURES = {
  benchmarkAnnualReturn: {
    label: "Benchmark's annual return",
    kind: "fraction",
    definition: "Compound growth a year of holding the benchmark.",
    source: "QuantStats cagr of the benchmark",
    nonFinite: "no benchmark",
  },
  benchmarkVolatility: {
    label: "Benchmark's annual volatility",
    kind: "fraction",
    definition: "Standard deviation of its returns, annualised.",
    source: "QuantStats volatility of the benchmark",
    nonFinite: "no benchmark",
  },
  benchmarkSharpe: {
    label: "Benchmark's Sharpe ratio",
    kind: "ratio",
    definition: "Sharpe ratio of holding the benchmark.",
    source: "QuantStats sharpe of the benchmark",
    nonFinite: "no benchmark",
  },
  benchmarkMaximumDrawdown: {
    label: "Benchmark's maximum drawdown",
    kind: "fraction",
    definition: "Deepest fall of holding the benchmark.",
    source: "QuantStats max_drawdown of the benchmark",
    nonFinite: "no benchmark",
  },
  excessReturn: {
    label: "Above the benchmark",
    kind: "fraction",
    definition: "Total return less that of holding the benchmark.",
    source: "pyfolio",
    nonFinite: "no benchmark",
  },
  marketChange: {
    label: "Market change",
    kind: "fraction",
    definition: "Mean of the changes of all symbols from first to last traded close.",
    source: "freqtrade market change",
    nonFinite: "no bars",
  },
  beta: {
    label: "Beta",
    kind: "ratio",
    definition: "Covariance of the returns with the benchmark's over the variance of the benchmark's.",
    source: "QuantStats greeks",
    nonFinite: "the benchmark never moved",
  },
  alpha: {
    label: "Alpha a year",
    kind: "fraction",
    definition:
      "Mean return less beta times the benchmark's mean return, times the periods in a year (Jensen 1968).",
    source: "QuantStats greeks",
    nonFinite: "the benchmark never moved",
  },
  correlation: {
    label: "Correlation",
    kind: "ratio",
    definition: "Pearson correlation with the benchmark's returns.",
    source: "QuantStats correlation",
    nonFinite: "one of them never moved",
  },
  rSquared: {
    label: "R²",
    kind: "ratio",
    definition: "Share of the variance of the returns that the benchmark's explain.",
    source: "QuantStats r_squared",
    nonFinite: "one of them never moved",
  },
  informationRatio: {
    label: "Information ratio",
    kind: "ratio",
    definition: "Mean over deviation of the returns less the benchmark's, not annualised.",
    source: "QuantStats information_ratio",
    nonFinite: "the run is the benchmark",
  },
  trackingError: {
    label: "Tracking error",
    kind: "fraction",
    definition: "Deviation of the returns less the benchmark's, annualised.",
    source: "empyrical",
    nonFinite: "no benchmark",
  },
  treynorRatio: {
    label: "Treynor ratio",
    kind: "ratio",
    definition: "Total return over beta (Treynor 1965, over the whole period as QuantStats does).",
    source: "QuantStats treynor_ratio",
    nonFinite: "beta is 0",
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type BenchmarkFigures = Readonly<Record<keyof typeof BENCHMARK_FIGURES, number>>;
