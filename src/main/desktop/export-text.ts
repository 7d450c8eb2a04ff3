import path from "node:path";
import type { Output } from "#shared/ipc/contract.ts";
import { safeFileName } from "./export-path.ts";
import type { ExportPorts } from "./export-report.ts";
import { writeWholeFile } from "./write-whole-file.ts";

interface TextPorts extends Pick<ExportPorts, "exportFolder"> {
  readonly choosePath: (fileName: string) => Promise<string | undefined>;
}

/** Saves what the window keeps, as JSON, where the person wants it. */
export async function exportText(
  name: string,
  text: string,
  { exportFolder, choosePath }: TextPorts,
): Promise<Output<"layouts:export">> {
  const fileName = safeFileName(`${name.replaceAll(".", "-")}.json`, "json");
  const target = exportFolder === undefined ? await choosePath(fileName) : path.join(exportFolder, fileName);
  if (target === undefined) return undefined;
  await writeWholeFile(target, text);
  return { path: target };
}
