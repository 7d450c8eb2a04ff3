import type { BrowserWindow } from "electron";
import { openReportPage, type CreateReportWindow } from "./report-page.ts";

/** Shows a report for a look before it is saved; its title is the report's, and its bands name the mode. */
export async function openReportWindow(
  html: string,
  parent: BrowserWindow,
  createWindow: CreateReportWindow,
): Promise<void> {
  const window = await openReportPage(
    html,
    { show: false, width: 1_120, height: 900, minWidth: 480, minHeight: 360, parent, autoHideMenuBar: true },
    createWindow,
  );
  window.removeMenu();
  window.webContents.on("before-input-event", (_event, input) => {
    if (input.type === "keyDown" && input.key === "Escape") window.close();
  });
  window.show();
}
