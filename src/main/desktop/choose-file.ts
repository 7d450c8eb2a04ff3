import type { BrowserWindow } from "electron";
import { dialog } from "electron";

/** Asks for one file of bars; undefined when the person cancels. */
export async function chooseFile(window: BrowserWindow): Promise<string | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    title: "Import bars",
    properties: ["openFile"],
    filters: [
      { name: "Bars", extensions: ["csv", "txt", "tsv", "parquet"] },
      { name: "All files", extensions: ["*"] },
    ],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}
