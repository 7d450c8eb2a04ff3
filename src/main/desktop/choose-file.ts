import type { BrowserWindow, FileFilter } from "electron";
import { dialog } from "electron";

/** Kinds of file that a person is asked for. */
export const BAR_FILES = { title: "Import bars", name: "Bars", extensions: ["csv", "txt", "tsv", "parquet"] };
export const EXPORTED_FILES = { title: "Import", name: "Exported by this program", extensions: ["json"] };

/** Asks for one file; undefined when the person cancels. */
export async function chooseFile(
  window: BrowserWindow,
  { title, ...filter }: FileFilter & { readonly title: string },
): Promise<string | undefined> {
  const answer = await dialog.showOpenDialog(window, {
    title,
    properties: ["openFile"],
    filters: [filter, { name: "All files", extensions: ["*"] }],
  });
  return answer.canceled ? undefined : answer.filePaths[0];
}
