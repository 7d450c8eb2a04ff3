import type { YearFigures } from "#shared/model/result-analysis.ts";
import { calendarReturns } from "../metrics/calendar-returns.ts";
import type { AnalysedCurves } from "./curves-of.ts";

/** Calendar years of the account beside those of its benchmark; the first and last as far as they were traded. */
export function yearFigures({ curve, benchmark }: AnalysedCurves): readonly YearFigures[] {
  const market = calendarReturns(benchmark, "year").returns;
  const { keys, returns } = calendarReturns(curve, "year");
  return keys.map((year, index) => ({
    year,
    strategy: returns[index] ?? Number.NaN,
    benchmark: market[index] ?? Number.NaN,
  }));
}
