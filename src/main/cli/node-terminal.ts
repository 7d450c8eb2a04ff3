import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Scrub } from "#main/logging/create-scrubber.ts";
import { AppError, userError } from "#shared/errors/app-error.ts";
import { createOutput } from "./create-output.ts";
import { formatError } from "./format-error.ts";
import type { Terminal } from "./terminal.ts";

/** The terminal, signals and files of this process; what is said goes through `scrub`, what is written to files does not. */
export function createNodeTerminal(scrub: Scrub): Terminal {
  const warn = (line: string): void => void process.stderr.write(`${scrub(line)}\n`);
  const output = createOutput(process.stdout, (problem) => {
    process.exitCode = 1;
    // Commands set the code when they end; what they could not say counts more.
    process.once("exit", () => (process.exitCode = process.exitCode === 0 ? 1 : process.exitCode));
    warn(
      formatError({
        kind: "transient",
        code: "command.output-lost",
        message: `cannot write the output: ${problem}`,
        remedy: "send it to a disk with room, or see gpt-trader runs show last for the result",
      }),
    );
  });
  // Nobody is left to be told about it.
  process.stderr.on("error", () => undefined);
  return {
    print: (line) => output.write(`${scrub(line)}\n`),
    warn,
    write: (text) => output.write(scrub(text)),
    // To the start of the line, and what stands there is wiped.
    ...(process.stderr.isTTY
      ? { showStatus: (line: string) => void process.stderr.write(`\r\u001B[K${scrub(line)}`) }
      : {}),
    isInteractive: process.stdout.isTTY,
    columns: process.stdout.columns,
    onInterrupt(callback) {
      const disposables = [listenForInterrupt(callback), output.onGone(callback)];
      return () => {
        for (const dispose of disposables) dispose();
      };
    },
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
