import { open } from "node:fs/promises";
import path from "node:path";
import type { ChosenFile } from "#shared/ipc/channels/desk-data-channels.ts";
import { userError } from "#shared/errors/app-error.ts";

/** Enough for a first look. */
const HEAD_BYTES = 16_384;

/** Asks for a file by `choose` and reads its first lines; undefined when the person cancels. */
export async function chooseDataFile(
  choose: () => Promise<string | undefined>,
): Promise<ChosenFile | undefined> {
  const file = await choose();
  if (file === undefined) return undefined;
  const name = path.basename(file);
  try {
    const { bytes, head } = await readHead(file);
    return { path: file, name, bytes, head };
  } catch (cause) {
    throw userError({
      code: "data.unreadable-file",
      message: `cannot read the file ${file}`,
      field: "file",
      value: file,
      remedy: "choose a file that exists and that you may read",
      cause,
    });
  }
}

async function readHead(file: string): Promise<Pick<ChosenFile, "bytes" | "head">> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { bytes: size, head: textOf(buffer.subarray(0, bytesRead), bytesRead < size) };
  } finally {
    await handle.close();
  }
}

/** Up to the last line that is whole; undefined for bytes that are no text. */
function textOf(bytes: Buffer, isCut: boolean): string | undefined {
  if (bytes.includes(0)) return undefined;
  const end = isCut ? bytes.lastIndexOf("\n") : bytes.length;
  return bytes.subarray(0, end === -1 ? bytes.length : end).toString("utf8");
}
