import path from "node:path";
import type { Input, Output } from "#shared/ipc/contract.ts";
import { EXPORT_ENDINGS, isDrawn, type DrawnFormat, type ExportFormat } from "#shared/model/export-format.ts";
import { safeFileName } from "./export-path.ts";
import { writeWholeFile } from "./write-whole-file.ts";

type Channel = "desktop:export-report";

export interface ExportPorts {
  readonly getReport: (input: Input<"report:get">) => Promise<Output<"report:get">> | Output<"report:get">;
  /** Asks where to save; undefined when the person changed their mind. */
  readonly choosePath: (fileName: string, format: ExportFormat) => Promise<string | undefined>;
  readonly draw: (html: string, format: DrawnFormat) => Promise<Uint8Array>;
  /** When set, nobody is asked and files land here. */
  readonly exportFolder: string | undefined;
}

/** Saves a report where the person wants it. */
export async function exportReport(
  { source, format }: Input<Channel>,
  ports: ExportPorts,
): Promise<Output<Channel>> {
  const report = await ports.getReport({ source, format });
  const fileName = safeFileName(report.fileName, EXPORT_ENDINGS[format]);
  const target =
    ports.exportFolder === undefined
      ? await ports.choosePath(fileName, format)
      : path.join(ports.exportFolder, fileName);
  if (target === undefined) return undefined;
  await writeWholeFile(target, isDrawn(format) ? await ports.draw(report.content, format) : report.content);
  return { path: target };
}
