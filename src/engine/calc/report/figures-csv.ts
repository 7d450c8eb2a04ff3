import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { DETAILED_STATISTICS } from "#shared/model/statistics/detailed-statistics.ts";
import type { ShownFigure } from "./sections/figure-cell.ts";
import { tableCsv } from "./table-csv.ts";

type Values = Readonly<Record<string, unknown>>;

/** One line a figure of a report's data, in full precision; a figure that the report does not have has no line. */
export function figuresCsv(data: Values): string {
  const result = valuesIn(data, "result");
  const detailed = valuesIn(valuesIn(valuesIn(result, "analysed"), "analysis"), "statistics");
  const rows = [
    ...STATISTIC_DEFINITIONS.flatMap((figure) =>
      lineOf(figure.group, figure, valuesIn(result, "statistics")),
    ),
    ...DETAILED_STATISTICS.flatMap(({ title, figures }) =>
      figures.flatMap((figure) => lineOf(title, figure, detailed)),
    ),
  ];
  return `${tableCsv(rows)}\n`;
}

function lineOf(group: string, { key, label, kind, definition }: ShownFigure<string>, values: Values) {
  const value = values[key];
  return value === undefined ? [] : [{ group, figure: label, key, kind, value, definition }];
}

/** A member of data that came as JSON; nothing where there is none. */
function valuesIn(data: Values, name: string): Values {
  const value = data[name];
  return typeof value === "object" && value !== null ? (value as Values) : {};
}
