import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

export interface RotatingFile {
  /** Appends at once; throws when not all of it was written. */
  append(text: string): void;
  close(): void;
}

const KEPT_FILES = 3;

/** `app.jsonl` in a folder, for the user only; a file past `maxBytes` is put aside as `app.1.jsonl`, and three are kept. */
export function openRotatingFile(folder: string, maxBytes: number): RotatingFile {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (age: number): string => join(folder, age === 0 ? "app.jsonl" : `app.${age}.jsonl`);
  const open = (): number => openSync(pathOf(0), "a", 0o600);
  let descriptor = open();
  let size = fstatSync(descriptor).size;

  const rotate = (): void => {
    rmSync(pathOf(KEPT_FILES), { force: true });
    for (let age = KEPT_FILES - 1; age >= 0; age -= 1) renameIfThere(pathOf(age), pathOf(age + 1));
    const next = open();
    // Last: a number that is closed may be given to another file, which must not get our lines.
    closeSync(descriptor);
    descriptor = next;
    size = 0;
  };

  return {
    append(text) {
      const bytes = Buffer.from(text);
      if (size > 0 && size + bytes.length > maxBytes) rotate();
      const written = writeSync(descriptor, bytes);
      size += written;
      if (written < bytes.length) throw new Error(`${written} of ${bytes.length} bytes were written`);
    },
    close: () => closeSync(descriptor),
  };
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (thrown) {
    if (!(thrown instanceof Error && "code" in thrown && thrown.code === "ENOENT")) throw thrown;
  }
}
