import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { app } from "electron";
import { DRAWN_FORMATS } from "#shared/model/export-format.ts";
import { drawReport } from "./draw-report.ts";
import type { CreateReportWindow } from "./report-page.ts";

/** The folder that the command line wants a report drawn in; undefined when this is the workstation itself. */
export function drawingFolder(): string | undefined {
  const folder = app.commandLine.getSwitchValue("draw-report");
  return folder === "" ? undefined : folder;
}

/** Draws `report.html` of that folder beside it, and ends: no workspace is opened, no window is seen. */
export async function drawAndQuit(folder: string, createWindow: CreateReportWindow): Promise<void> {
  try {
    app.setPath("userData", path.join(folder, "window"));
    await app.whenReady();
    const asked = app.commandLine.getSwitchValue("draw-format");
    const format = DRAWN_FORMATS.find((known) => known === asked) ?? "pdf";
    const html = readFileSync(path.join(folder, "report.html"), "utf8");
    writeFileSync(path.join(folder, `report.${format}`), await drawReport(html, format, createWindow));
    app.exit(0);
  } catch (thrown) {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    app.exit(1);
  }
}
