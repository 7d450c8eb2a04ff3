import type { DrawnFormat } from "#shared/model/export-format.ts";
import { drawPng } from "./draw-png.ts";
import { printPdf } from "./print-pdf.ts";
import type { CreateReportWindow } from "./report-page.ts";

/** What Chromium makes of a self-contained HTML document. */
export function drawReport(
  html: string,
  format: DrawnFormat,
  createWindow: CreateReportWindow,
): Promise<Uint8Array> {
  return format === "pdf" ? printPdf(html, createWindow) : drawPng(html, createWindow);
}
