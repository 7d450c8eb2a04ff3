import { documentFrame } from "#engine/calc/report/document-frame.ts";
import { markup } from "#engine/calc/report/markup.ts";
import type { Output } from "#shared/ipc/contract.ts";
import { isDrawn, type ExportFormat } from "#shared/model/export-format.ts";

/** As much of a file as somebody reads before saving it. */
const SHOWN_LINES = 1_000;

/** The page that shows a report before it is saved in that format: itself, or the beginning of its text. */
export function previewPage(report: Output<"report:get">, format: ExportFormat): string {
  if (format === "html" || isDrawn(format)) return report.content;
  const lines = report.content.split("\n");
  const left = lines.length - SHOWN_LINES;
  return documentFrame(
    `${report.title} (${report.fileName})`,
    markup``,
    markup`<header><h1>${report.title}</h1><p class="subtitle">${report.fileName}</p></header>
<pre class="file">${lines.slice(0, SHOWN_LINES).join("\n")}</pre>
${left <= 0 ? undefined : markup`<p class="note">${left} more lines are in the file.</p>`}`,
  );
}
