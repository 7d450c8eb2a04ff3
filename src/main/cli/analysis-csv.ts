import { tableCsv } from "#engine/calc/report/table-csv.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";

type Rows = (analysis: ResultAnalysis) => readonly object[];

const TABLES: Readonly<Record<string, Rows>> = {
  figures: ({ statistics }) =>
    DETAILED_STATISTICS.flatMap(({ title, figures }) =>
      figures.map(({ key, label }) => ({ group: title, figure: key, label, value: statistics[key] })),
    ),
  "round-trips": ({ tables }) => tables.roundTrips,
  lifetimes: ({ tables }) => tables.lifetimes,
  positions: ({ tables }) => tables.positions,
  hours: ({ tables }) => tables.hours,
  "hard-times": ({ tables }) => tables.hardTimes,
  exits: ({ exitReasons }) => exitReasons,
  "left-open": ({ leftOpen }) => leftOpen,
  years: ({ years }) => years,
  drawdowns: ({ drawdowns }) => drawdowns,
  intervals: ({ intervals }) => intervals,
};

/** One table of an analysis as CSV; undefined when it has no row. */
export function analysisCsv(analysis: ResultAnalysis, table: string): string | undefined {
  const rowsOf = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
  if (rowsOf === undefined)
    throw userError({
      code: "analysis.unknown-table",
      message: `there is no table ${table}`,
      field: "csv",
      value: table,
      remedy: `use one of ${Object.keys(TABLES).join(", ")}`,
    });
  const rows = rowsOf(analysis);
  return rows.length === 0 ? undefined : tableCsv(rows);
}
