import { CommanderError } from "commander";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { toSerialError, type SerialError } from "#shared/errors/app-error.ts";
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
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    return tell(toSerialError(thrown), words.includes("--json"), context);
  }
}

function tell(error: SerialError, isJson: boolean, context: Omit<CommandContext, "finish">): ExitCode {
  const exitCode = exitCodeOfError(error);
  context.terminal.warn(formatError(error));
  if (isJson) {
    context.terminal.print(canonicalJson({ version: DOCUMENT_VERSION, kind: "error", exitCode, error }, 2));
  }
  return exitCode;
}
