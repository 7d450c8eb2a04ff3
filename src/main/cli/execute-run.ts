import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import { exitCodeOfRun, type ExitCode } from "./exit-code.ts";
import { followRun } from "./follow-run.ts";
import { describeSession } from "./print-session.ts";
import { printDocument } from "./print-document.ts";
import { printDryRun } from "./print-dry-run.ts";
import { printEvent, printRun } from "./print-run.ts";
import { readMore } from "./read-more.ts";
import { runDocument } from "./run-document.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";

export interface RunRequest {
  readonly workflow: string;
  readonly mode: Mode;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seed?: number;
  readonly breakAt?: readonly string[];
  readonly isJson: boolean;
}

/** Runs a workflow to its end, showing it as it goes or as one JSON document; `after` gets a run that completed. */
export function executeRun(
  context: CommandContext,
  { isJson, ...request }: RunRequest,
  after: (backend: Backend, run: RunView) => Promise<void> = () => Promise.resolve(),
): Promise<ExitCode> {
  return context.withBackend((backend) =>
    followAndPrint(context, backend, isJson, () => backend.invoke("workflow:start", request), after),
  );
}

/** Follows the run that `start` starts to its end, showing it as it goes or as one JSON document. */
export async function followAndPrint(
  { terminal }: CommandContext,
  backend: Backend,
  isJson: boolean,
  start: Parameters<typeof followRun>[1],
  after: (backend: Backend, run: RunView) => Promise<void> = () => Promise.resolve(),
): Promise<ExitCode> {
  const run = await followRun(backend, start, {
    onEvent: (event) => {
      if (!isJson) printEvent(terminal, event);
    },
    onInterrupt: (callback) => terminal.onInterrupt(callback),
  });
  const result = await backend.invoke("run:get-result", { runId: run.runId });
  const more = await readMore(backend, run.runId);
  if (isJson) terminal.print(canonicalJson(runDocument(run, result, more), 2));
  else printRun(terminal, run, result, more);
  if (!isJson && run.mode === "paper") {
    const session = (await backend.invoke("paper:list", undefined)).find(({ runId }) => runId === run.runId);
    if (session !== undefined) for (const line of describeSession(session)) terminal.print(line);
  }
  if (run.status === "completed") await after(backend, run);
  return exitCodeOfRun(run);
}

/** Shows what a run would do. */
export function executeDryRun(
  { terminal, withBackend }: Pick<CommandContext, "terminal" | "withBackend">,
  { isJson, workflow, mode, inputs }: RunRequest,
): Promise<ExitCode> {
  return withBackend(async (backend) => {
    const view = await backend.invoke("workflow:dry-run", { workflow, mode, inputs });
    if (isJson) printDocument(terminal, "dry-run", { ...view });
    else printDryRun(terminal, view);
    return 0;
  });
}
