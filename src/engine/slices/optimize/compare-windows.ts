import { barsPerYear } from "#engine/calc/calendar/bars-per-year.ts";
import { annualReturn } from "#engine/calc/metrics/annual-return.ts";
import type { SearchDimension } from "#engine/calc/search/search-space.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { DAY_MS, parseIsoDate } from "#shared/model/time.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** The total return of days as a compound return a year, by the bars of the series. */
export function annualReturnOver(totalReturn: number, series: BarSeries, range: DateRange): number {
  const from = parseIsoDate(range.from) ?? 0;
  const end = (parseIsoDate(range.to) ?? 0) + DAY_MS;
  const periods = series.tsOpenMs.filter((time) => time >= from && time < end).length;
  const growth = { start: 1, end: 1 + totalReturn, periods };
  return annualReturn(growth, barsPerYear(series)(series.tsOpenMs.length - 1));
}

/** Walk-forward efficiency (Pardo 2008): the unseen annual return over the mean of the searched ones; undefined unless that is above 0. */
export function efficiencyOf(
  unseenAnnualReturn: number,
  seenAnnualReturns: readonly number[],
): number | undefined {
  const mean = seenAnnualReturns.reduce((sum, value) => sum + value, 0) / seenAnnualReturns.length;
  return mean > 0 ? unseenAnnualReturn / mean : undefined;
}

/** Standard deviation of each parameter's choices over the range that was tried: 0 when every window chose the same. */
export function stabilityOf(
  choices: readonly StrategyParameters[],
  dimensions: readonly SearchDimension[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    dimensions.map(({ name, values }) => {
      const chosen = choices.map((parameters) => parameters[name] ?? Number.NaN);
      const mean = chosen.reduce((sum, value) => sum + value, 0) / chosen.length;
      const variance = chosen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / chosen.length;
      const span = (values.at(-1) ?? 0) - (values[0] ?? 0);
      return [name, span === 0 ? 0 : Math.sqrt(variance) / span];
    }),
  );
}
