import { BENCHMARK_FIGURES, type BenchmarkFigures } from "./benchmark-figures.ts";
import { EXPOSURE_FIGURES, type ExposureFigures } from "./exposure-figures.ts";
import type { FigureDefinition } from "./figure-definition.ts";
import { ORDER_FIGURES, type OrderFigures } from "./order-figures.ts";
import { PERIOD_FIGURES, type PeriodFigures } from "./period-figures.ts";
import { RATIO_FIGURES, type RatioFigures } from "./ratio-figures.ts";
import { RISK_FIGURES, type RiskFigures } from "./risk-figures.ts";
import { ROUND_TRIP_FIGURES, type RoundTripFigures } from "./round-trip-figures.ts";

/**
 * Every figure of a run beyond its headline `Statistics`. Fractions, not percents; Infinity and NaN are real answers
 * (no losing trade, no trade) and serialise as strings.
 */
export interface DetailedStatistics
  extends
    PeriodFigures,
    RatioFigures,
    RiskFigures,
    BenchmarkFigures,
    RoundTripFigures,
    OrderFigures,
    ExposureFigures {}

interface FigureGroup {
  readonly title: string;
  readonly figures: readonly (FigureDefinition & { readonly key: keyof DetailedStatistics })[];
}

/** All figures in the groups and the order that people see. */
export const DETAILED_STATISTICS: readonly FigureGroup[] = [
  group("Returns by period", PERIOD_FIGURES),
  group("Return for risk", RATIO_FIGURES),
  group("Drawdown and tails", RISK_FIGURES),
  group("Beside the benchmark", BENCHMARK_FIGURES),
  group("Round trips", ROUND_TRIP_FIGURES),
  group("Orders", ORDER_FIGURES),
  group("Exposure and turnover", EXPOSURE_FIGURES),
];

function group(
  title: string,
  figures: Partial<Readonly<Record<keyof DetailedStatistics, FigureDefinition>>>,
): FigureGroup {
  return {
    title,
    figures: Object.entries(figures).map(([key, figure]) => ({
      ...figure,
      // The keys of the parts are the keys of the whole.
      key: key as keyof DetailedStatistics,
    })),
  };
}
