import { homedir } from "node:os";
import { join } from "node:path";
import { toSerialError } from "#shared/errors/app-error.ts";
import { formatError } from "./cli/format-error.ts";
import { createNodeTerminal } from "./cli/node-terminal.ts";
import { openBackend } from "./cli/open-backend.ts";
import { openReader } from "./cli/open-reader.ts";
import { readGlobalFlags } from "./cli/global-flags.ts";
import { runCommandLine } from "./cli/run-command-line.ts";
import { installFolders } from "./install-folders.ts";
import { findWorkspace } from "./workspace/find-workspace.ts";

/** The headless host: one command line over the same engine as the window. */
async function main(words: readonly string[]): Promise<void> {
  const terminal = createNodeTerminal();
  const { workspace: argument, overrides } = readGlobalFlags(words);
  const workspace = findWorkspace({
    argument,
    environment: process.env,
    platform: process.platform,
    homeDirectory: homedir(),
    currentDirectory: process.cwd(),
  });
  const folders = installFolders(join(import.meta.dirname, "..", ".."));
  const options = {
    workspace,
    isDemo: argument === undefined,
    environment: process.env,
    overrides,
    ...folders,
  };
  const code = await runCommandLine(
    words,
    {
      terminal,
      async withBackend(work) {
        const backend = await openBackend(options, terminal);
        try {
          return await work(backend);
        } finally {
          await backend.close();
        }
      },
      async withReader(work) {
        const reader = await openReader(workspace);
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

main(process.argv.slice(2)).catch((thrown: unknown) => {
  process.stderr.write(`${formatError(toSerialError(thrown))}\n`);
  process.exitCode = 1;
});
