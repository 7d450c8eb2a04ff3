import type { Report } from "#shared/model/report.ts";
import { toCanonical } from "#engine/base/canonical-json.ts";
import { reportDocument } from "./report-document.ts";
import { reportFigures } from "./report-figures.ts";
import type { ReportInput } from "./report-input.ts";
import { tradesCsv } from "./trades-csv.ts";

/** Version of the shape of the report's data. */
const REPORT_VERSION = 1;

/** The tear sheet of a run: the same input gives the same bytes. */
export function buildReport(input: ReportInput): Report {
  const figures = reportFigures(input);
  return {
    title: figures.title,
    mode: figures.mode,
    isSynthetic: figures.isSynthetic,
    html: reportDocument(figures, input),
    data: { reportVersion: REPORT_VERSION, ...(toCanonical(figures) as Readonly<Record<string, unknown>>) },
    tradesCsv: tradesCsv(figures.result?.trades ?? [], figures.result?.analysed?.analysis.excursions),
  };
}
