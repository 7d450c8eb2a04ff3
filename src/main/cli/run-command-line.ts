import { CommanderError } from "commander";
import { explainSystemError } from "#main/files/system-error.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { toSerialError, userError, type SerialError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "./command-context.ts";
import { createProgram } from "./create-program.ts";
import { exitCodeOfError, type ExitCode } from "./exit-code.ts";
import { formatError } from "./format-error.ts";
import { DOCUMENT_VERSION } from "./run-document.ts";

/** Runs one command line and answers its exit code; every error is told once, with field, value and remedy. */
export async function runCommandLine(
  words: readonly string[],
  context: Omit<CommandContext, "finish">,
  version: string,
): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram({ ...context, finish: (answer) => (code = answer) }, version);
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0;
    const error = toSerialError(
      thrown instanceof CommanderError ? usageError(thrown, words) : explainSystemError(thrown),
    );
    // The parser has told its errors already.
    if (!(thrown instanceof CommanderError)) context.terminal.warn(formatError(error));
    if (words.includes("--json")) printError(error, context);
    return exitCodeOfError(error);
  }
}

function printError(error: SerialError, { terminal }: Omit<CommandContext, "finish">): void {
  const exitCode = exitCodeOfError(error);
  terminal.print(canonicalJson({ version: DOCUMENT_VERSION, kind: "error", exitCode, error }, 2));
}

function usageError(thrown: CommanderError, words: readonly string[]): Error {
  return userError({
    code: "command.usage",
    message: thrown.message.replace(/^error: /, ""),
    field: "arguments",
    value: words.join(" "),
    remedy: "gpt-trader --help shows the commands, and --help after a command its options",
    cause: thrown,
  });
}
