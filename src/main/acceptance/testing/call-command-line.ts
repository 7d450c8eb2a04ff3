import { readFileSync } from "node:fs";
import { openReader } from "#main/cli/open-reader.ts";
import { runCommandLine } from "#main/cli/run-command-line.ts";
import type { ExitCode } from "#main/cli/exit-code.ts";
import type { Terminal } from "#main/cli/terminal.ts";
import type { ServedApp } from "#main/ipc/served-app.ts";

export interface Answer {
  readonly code: ExitCode;
  /** What was printed on standard output. */
  readonly out: string;
  /** What was printed on standard error. */
  readonly err: string;
}

/** One command line over an app of this process, as the owner's own command. */
export async function callCommandLine(
  app: ServedApp & { readonly workspace?: string },
  words: readonly string[],
  person: Partial<Pick<Terminal, "onInterrupt" | "showStatus">> = {},
): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(
    words,
    {
      terminal: {
        print: (line) => void out.push(`${line}\n`),
        warn: (line) => void err.push(`${line}\n`),
        write: (text) => void out.push(text),
        isInteractive: false,
        columns: 100,
        onInterrupt: () => () => undefined,
        ...person,
        readFile: (path) => readFileSync(path, "utf8"),
        writeFile: (path) => {
          throw new Error(`no test writes files in this process, was ${path}`);
        },
      },
      drawReport: () => Promise.reject(new Error("no test opens a window in this process")),
      withBackend: (work) =>
        work({
          isRemote: false,
          invoke: async (channel, input) => app.handlers[channel](input) as never,
          subscribe: (name, listener) => app.onPush(name, listener),
          onClose: () => () => undefined,
          close: () => Promise.resolve(),
        }),
      async withReader(work) {
        if (app.workspace === undefined) throw new Error("it has no files to look at");
        const reader = await openReader(app.workspace, "0.0.0");
        try {
          return await work(reader);
        } finally {
          await reader.close();
        }
      },
    },
    "0.0.0",
  );
  return { code, out: out.join(""), err: err.join("") };
}
