import { homedir } from "node:os";
import { join } from "node:path";
import { AppError, toSerialError } from "#shared/errors/app-error.ts";
import { exitCodeOfError } from "./cli/exit-code.ts";
import { formatError } from "./cli/format-error.ts";
import { createNodeTerminal } from "./cli/node-terminal.ts";
import { openBackend } from "./cli/open-backend.ts";
import { openReader } from "./cli/open-reader.ts";
import { readGlobalFlags } from "./cli/global-flags.ts";
import { runCommandLine } from "./cli/run-command-line.ts";
import { drawApart } from "#main/desktop/draw-apart.ts";
import { createScrubber } from "#main/logging/create-scrubber.ts";
import { installFolders } from "#main/node/install-folders.ts";
import { secretsOf } from "#main/logging/redact.ts";
import { explainSystemError } from "#main/files/system-error.ts";
import { findWorkspace } from "./workspace/find-workspace.ts";

/** What somebody gave as a secret to this process is not for the screen, whatever error repeats it. */
const scrub = createScrubber(secretsOf(process.env));

/** The headless host: one command line over the same engine as the window. */
async function main(words: readonly string[]): Promise<void> {
  const terminal = createNodeTerminal(scrub);
  const { workspace: argument, overrides } = readGlobalFlags(words);
  const workspace = findWorkspace({
    argument,
    environment: process.env,
    platform: process.platform,
    homeDirectory: homedir(),
    currentDirectory: process.cwd(),
  });
  const root = join(import.meta.dirname, "..", "..");
  const folders = installFolders(root);
  const options = {
    workspace,
    isDemo: argument === undefined && (process.env["GPT_TRADER_WORKSPACE"] ?? "") === "",
    environment: process.env,
    overrides,
    ...folders,
  };
  const code = await runCommandLine(
    words,
    {
      terminal,
      drawReport: (html, format) => drawApart(html, format, join(root, "scripts", "draw-report.mjs")),
      async withBackend(work) {
        const backend = await openBackend(options, terminal);
        try {
          return await work(backend);
        } finally {
          await backend.close();
        }
      },
      async withReader(work) {
        const reader = await openReader(workspace, folders.version);
        try {
          return await work(reader);
        } finally {
          await reader.close();
        }
      },
    },
    folders.version,
  );
  process.exitCode = code;
}

/** Tells an error that no command caught, as any other: without a stack trace. */
function tell(thrown: unknown): void {
  const error = toSerialError(explainSystemError(thrown));
  process.stderr.write(`${scrub(formatError(error))}\n`);
  process.exitCode = exitCodeOfError(error);
}

let isEnded = false;
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (thrown: unknown) => {
    tell(thrown);
    // What is left running rests on something that has failed; the files are whole at every instant.
    process.exit();
  });
}
process.once("beforeExit", () => {
  if (!isEnded) tell(unfinishedError());
});
main(process.argv.slice(2))
  .catch(tell)
  .finally(() => (isEnded = true));

function unfinishedError(): Error {
  return new AppError({
    kind: "bug",
    code: "command.unfinished",
    message: "the command waited for something that cannot happen any more",
    remedy: "see how its run stands with gpt-trader runs list, then try again",
  });
}
