import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { AppError, userError } from "#shared/errors/app-error.ts";
import type { Terminal } from "./terminal.ts";

/** The terminal, signals and files of this process. */
export function createNodeTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    write: (text) => void process.stdout.write(text),
    isInteractive: process.stdout.isTTY,
    columns: process.stdout.columns,
    onInterrupt: listenForInterrupt,
    readFile: readTextFile,
    writeFile: writeWholeFile,
  };
}

function listenForInterrupt(callback: () => void): () => void {
  process.on("SIGINT", callback);
  process.on("SIGTERM", callback);
  return () => {
    process.off("SIGINT", callback);
    process.off("SIGTERM", callback);
  };
}

function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw userError({
      code: "command.unreadable-file",
      message: `cannot read the file ${path}`,
      field: "file",
      value: path,
      remedy: "give the path of a file that exists and may be read",
      cause: error,
    });
  }
}

/** Writes beside and renames, so that a reader never sees half a file. */
function writeWholeFile(path: string, content: string | Uint8Array): void {
  const part = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw new AppError({
      kind: "user",
      code: "command.unwritable-file",
      message: `cannot write the file ${path}`,
      field: "output",
      value: path,
      remedy: "give a path in a folder that exists and may be written, on a disk with room",
      cause: error,
    });
  }
}
