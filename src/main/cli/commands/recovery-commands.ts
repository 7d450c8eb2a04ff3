import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import { runId } from "#shared/model/ids.ts";
import type { CommandContext } from "../command-context.ts";
import type { ResumedRuns } from "#shared/ipc/channels/run-channels.ts";
import type { Backend } from "../backend.ts";
import { exitCodeOfRun, type ExitCode } from "../exit-code.ts";
import { formatError } from "../format-error.ts";
import { printDone } from "../print-answer.ts";
import { printDocument } from "../print-document.ts";
import { printRun } from "../print-run.ts";
import { resumeAndFollow } from "../resume-and-follow.ts";

const BY = "the command line";

interface ResumeFlags {
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addSafeModeCommand(program: Command, context: CommandContext): void {
  program
    .command("safe-mode")
    .description("what holds a workspace back after repeated crashes")
    .command("leave")
    .description("let the workspace start runs again; what was cut off goes on with runs resume")
    .addHelpText("after", "\nExamples:\n  gpt-trader safe-mode leave")
    .action(() =>
      printDone(context, async (backend) => {
        const { wasOpen } = await backend.invoke("app:leave-safe-mode", undefined);
        return wasOpen
          ? "the safe mode is left; gpt-trader runs resume --all lets cut-off runs go on"
          : "the safe mode was not open";
      }),
    );
}

export function addResumeCommand(runs: Command, context: CommandContext): void {
  runs
    .command("resume")
    .description(
      "let paused runs and runs that a crash cut off go on, paper sessions too, and follow them to their end",
    )
    .argument("[run]", "the run's id")
    .option("--all", "every run that was cut off; paused ones stay paused")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader runs resume --all")
    .action(async (id: string | undefined, flags: ResumeFlags) => {
      if ((id === undefined) === (flags.all !== true)) throw oneOrAll(id);
      const only = id === undefined ? {} : { runId: runId(id), by: BY };
      const isJson = flags.json === true;
      context.finish(await goOnAndPrint(context, isJson, (backend) => backend.invoke("run:resume", only)));
    });
}

/** Lets runs go on, follows them until they end or pause, and prints how that was. */
export function goOnAndPrint(
  { withBackend, terminal }: Pick<CommandContext, "withBackend" | "terminal">,
  isJson: boolean,
  goOn: (backend: Backend) => Promise<ResumedRuns>,
): Promise<ExitCode> {
  return withBackend(async (backend) => {
    const { runs: ended, failed } = await resumeAndFollow(
      backend,
      () => goOn(backend),
      (callback) => terminal.onInterrupt(callback),
    );
    if (isJson) printDocument(terminal, "resumed", { runs: ended, failed });
    else {
      for (const run of ended) printRun(terminal, run, undefined, {});
      for (const { error } of failed) terminal.warn(formatError(error));
      if (ended.length + failed.length === 0) terminal.print("no run was cut off");
    }
    if (failed.length > 0) return 1;
    return ended.map(exitCodeOfRun).find((code) => code !== 0) ?? 0;
  });
}

function oneOrAll(id: string | undefined) {
  return userError({
    code: "command.usage",
    message: "name one run or --all, and not both",
    field: "run",
    value: id ?? "none",
    remedy: "gpt-trader runs list shows the runs; gpt-trader runs resume --all takes every one",
  });
}
