import type { Distribution, EquityFan, MonteCarloStudy } from "#shared/model/monte-carlo.ts";
import { columnMean } from "../metrics/column-figures.ts";
import { equityFan } from "./equity-fan.ts";
import { quantile } from "../metrics/quantile.ts";
import type { SimulatedOutcomes } from "./simulated-outcomes.ts";

type Described = Pick<
  MonteCarloStudy,
  "method" | "sampleSize" | "meanBlockBars" | "startEquity" | "actual" | "ruinFraction"
>;

/** Another order of the same trades ends where they ended, but for the last digits. */
const ROUNDING = 1e-9;

/** Quantiles are by linear interpolation; ruin is the lowest value at or below `ruinFraction` of the start. */
export function summarizeOutcomes(
  { endEquity, maximumDrawdown, lowestEquity, equityAtMarks }: SimulatedOutcomes,
  described: Described,
  marked: Pick<EquityFan, "steps" | "tsMs" | "actual">,
): MonteCarloStudy {
  const { startEquity, actual, ruinFraction } = described;
  const shareOf = (values: Float64Array, fits: (value: number) => boolean): number =>
    values.filter(fits).length / values.length;
  return {
    ...described,
    simulations: endEquity.length,
    endEquity: distributionOf(endEquity),
    maximumDrawdown: distributionOf(maximumDrawdown),
    probabilityOfLoss: shareOf(endEquity, (value) => value < startEquity),
    probabilityOfRuin: shareOf(lowestEquity, (value) => value <= ruinFraction * startEquity),
    actualRank: shareOf(endEquity, (value) => value < actual.endEquity * (1 - ROUNDING)),
    fan: equityFan(equityAtMarks, marked),
    outcomes: { endEquity, maximumDrawdown },
  };
}

function distributionOf(values: Float64Array): Distribution {
  const ascending = values.toSorted();
  return {
    low: quantile(ascending, 0.05),
    lowerQuarter: quantile(ascending, 0.25),
    median: quantile(ascending, 0.5),
    upperQuarter: quantile(ascending, 0.75),
    high: quantile(ascending, 0.95),
    mean: columnMean(values),
  };
}
