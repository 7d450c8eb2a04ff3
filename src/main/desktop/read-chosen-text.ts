import { open } from "node:fs/promises";
import { userError } from "#shared/errors/app-error.ts";

/** The text of a file that a person chose. */
export interface ChosenText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** No file of the window's own is nearly as large. */
const MAXIMUM_BYTES = 1_000_000;

/** Asks for a file by `choose` and reads all of it; undefined when the person cancels. */
export async function readChosenText(
  choose: () => Promise<string | undefined>,
): Promise<ChosenText | undefined> {
  const path = await choose();
  if (path === undefined) return undefined;
  const text = await readText(path);
  if (text !== undefined) return { path, text };
  throw userError({
    code: "desktop.file-too-large",
    message: `the file must have at most ${MAXIMUM_BYTES} bytes, ${path} has more`,
    field: "file",
    value: path,
    remedy: "choose a file that this program exported",
  });
}

/** Undefined for a file that is too large. */
async function readText(path: string): Promise<string | undefined> {
  try {
    const handle = await open(path);
    try {
      const { size } = await handle.stat();
      return size > MAXIMUM_BYTES ? undefined : await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw userError({
      code: "desktop.unreadable-file",
      message: `cannot read the file ${path}`,
      field: "file",
      value: path,
      remedy: "choose a file that exists and that you may read",
      cause,
    });
  }
}
