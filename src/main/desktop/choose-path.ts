import path from "node:path";
import type { BrowserWindow } from "electron";
import { app, dialog } from "electron";
import { EXPORT_ENDINGS, type ExportFormat } from "#shared/model/export-format.ts";

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  html: "Web page",
  pdf: "PDF document",
  png: "Picture",
  json: "JSON data",
  csv: "Trades as CSV",
  figures: "Figures as CSV",
};

/** Asks where to save; undefined when the person cancels. */
export async function choosePath(
  window: BrowserWindow,
  fileName: string,
  format: ExportFormat,
): Promise<string | undefined> {
  const answer = await dialog.showSaveDialog(window, {
    title: "Export",
    defaultPath: path.join(app.getPath("documents"), fileName),
    filters: [{ name: FORMAT_NAMES[format], extensions: [EXPORT_ENDINGS[format]] }],
  });
  return answer.canceled || answer.filePath === "" ? undefined : answer.filePath;
}
