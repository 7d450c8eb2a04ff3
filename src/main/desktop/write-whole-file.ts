import { rename, rm, writeFile } from "node:fs/promises";
import { AppError } from "#shared/errors/app-error.ts";

/** Writes all or nothing: beside the target first, then renamed over it. */
export async function writeWholeFile(file: string, content: string | Uint8Array): Promise<void> {
  const written = `${file}.part`;
  try {
    await writeFile(written, content);
    await rename(written, file);
  } catch (cause) {
    await rm(written, { force: true });
    throw new AppError({
      kind: "transient",
      code: "export.cannot-write",
      message: `the file could not be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      field: "path",
      value: file,
      remedy: "choose a folder that exists and that you may write to, with free space",
      cause,
    });
  }
}
