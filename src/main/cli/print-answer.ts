import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import type { ExitCode } from "./exit-code.ts";
import { printDocument } from "./print-document.ts";
import type { WorkspaceReader } from "./workspace-reader.ts";

export interface JsonFlag {
  readonly json?: boolean | undefined;
}

/** What a command asks, and how its answer looks. */
export interface Answer<Source, Value> {
  readonly ask: (source: Source) => Promise<Value> | Value;
  /** With --json: the kind of the document, and what is in it. */
  readonly document: (value: Value) => readonly [kind: string, body: Readonly<Record<string, unknown>>];
  /** For people. */
  readonly lines: (value: Value) => readonly string[];
  /** By default 0. */
  readonly exitCode?: (value: Value) => ExitCode;
}

/** Asks the workspace and prints what it answers, for people or as one document. */
export function printAnswer<Value>(
  context: CommandContext,
  flags: JsonFlag,
  answer: Answer<Backend, Value>,
): Promise<void> {
  return finishWith(context, context.withBackend, flags, answer);
}

/** The same for what is read without ever becoming the workspace's owner. */
export function printReading<Value>(
  context: CommandContext,
  flags: JsonFlag,
  answer: Answer<WorkspaceReader, Value>,
): Promise<void> {
  return finishWith(context, context.withReader, flags, answer);
}

/** Has the workspace do something and says what was done. */
export async function printDone(
  context: CommandContext,
  change: (backend: Backend) => Promise<string>,
): Promise<void> {
  context.finish(
    await context.withBackend(async (backend) => {
      context.terminal.print(await change(backend));
      return 0;
    }),
  );
}

async function finishWith<Source, Value>(
  context: CommandContext,
  withSource: (work: (source: Source) => Promise<ExitCode>) => Promise<ExitCode>,
  { json }: JsonFlag,
  { ask, document, lines, exitCode = () => 0 }: Answer<Source, Value>,
): Promise<void> {
  const { terminal } = context;
  context.finish(
    await withSource(async (source) => {
      const value = await ask(source);
      if (json === true) printDocument(terminal, ...document(value));
      else for (const line of lines(value)) terminal.print(line);
      return exitCode(value);
    }),
  );
}
