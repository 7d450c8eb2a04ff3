import type { EquityFan } from "#shared/model/monte-carlo.ts";
import { quantile } from "../metrics/quantile.ts";

/** Percentiles at each mark; `equityAtMarks` holds one simulation after the other. */
export function equityFan(
  equityAtMarks: Float64Array,
  known: Pick<EquityFan, "steps" | "tsMs" | "actual">,
): EquityFan {
  const marks = known.steps.length;
  const columns = Array.from({ length: marks }, (_, mark) =>
    Float64Array.from(
      { length: equityAtMarks.length / marks },
      (__, simulation) => equityAtMarks[simulation * marks + mark] ?? Number.NaN,
    ).toSorted(),
  );
  const at = (share: number): Float64Array => Float64Array.from(columns, (column) => quantile(column, share));
  return {
    ...known,
    low: at(0.05),
    lowerQuarter: at(0.25),
    median: at(0.5),
    upperQuarter: at(0.75),
    high: at(0.95),
  };
}
