import { canonicalJson } from "#engine/base/canonical-json.ts";
import { EXPORT_ENDINGS, type ExportFormat } from "#shared/model/export-format.ts";

/** A report in the forms that it is saved in. */
export interface ReportForms {
  readonly html: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly tradesCsv: string;
  readonly figuresCsv: string;
}

/** The file that a report is saved as: its name and its text, HTML for what the desktop draws. */
export function reportFile(stem: string, report: ReportForms, format: ExportFormat) {
  const name = format === "figures" ? `${stem}-figures` : stem;
  return { fileName: `${name}.${EXPORT_ENDINGS[format]}`, content: contentOf(report, format) };
}

function contentOf(report: ReportForms, format: ExportFormat): string {
  switch (format) {
    case "html":
    case "png":
      return report.html;
    case "pdf":
      // Paper has nothing to press: what the report folds is open, and no text of a report can hold such a tag by itself.
      return report.html.replaceAll("<details>", "<details open>");
    case "json":
      return `${canonicalJson(report.data, 2)}\n`;
    case "csv":
      return report.tradesCsv;
    case "figures":
      return report.figuresCsv;
  }
}
