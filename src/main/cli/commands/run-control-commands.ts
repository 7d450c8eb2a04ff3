import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import { runId } from "#shared/model/ids.ts";
import type { Backend } from "../backend.ts";
import type { CommandContext } from "../command-context.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { goOnAndPrint } from "./recovery-commands.ts";

const BY = "the command line";

/** `runs pause`, `runs step` and `runs cancel`. */
export function addRunControlCommands(runs: Command, context: CommandContext): void {
  runs
    .command("pause")
    .description("let a run hold before its next step; what is under way is finished first")
    .argument("<run>", "the run's id, or last")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nIt goes on with gpt-trader runs resume RUN or gpt-trader runs step RUN.")
    .action((id: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: async (backend) => backend.invoke("run:pause", { runId: await findRunId(backend, id), by: BY }),
        document: (answer) => ["pausing", answer],
        lines: (answer) => [`run ${answer.runId} pauses before its next step`],
      }),
    );
  runs
    .command("step")
    .description("let a paused run do its next step and pause again")
    .argument("<run>", "the run's id, or last")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nrun --break-at STEP starts a run that pauses before that step.")
    .action(async (id: string, flags: JsonFlag) => {
      context.finish(
        await goOnAndPrint(context, flags.json === true, async (backend) =>
          backend.invoke("run:step", { runId: await findRunId(backend, id), by: BY }),
        ),
      );
    });
  addCancelCommand(runs, context);
}

function addCancelCommand(runs: Command, context: CommandContext): void {
  runs
    .command("cancel")
    .description("end a run; one that follows a feed ends after the bar under way")
    .argument("<run>", "the run's id, or last")
    .option("--reason <text>", "why; it is kept with the run")
    .option("--json", "print one JSON document")
    .action((id: string, { reason, ...flags }: JsonFlag & { readonly reason?: string }) =>
      printAnswer(context, flags, {
        ask: async (backend) => {
          const run = await findRunId(backend, id);
          const why = reason === undefined ? {} : { reason };
          const { cancelled } = await backend.invoke("workflow:cancel", { runId: run, by: BY, ...why });
          if (!cancelled) throw notUnderWay(run);
          return run;
        },
        document: (run) => ["cancelling", { runId: run }],
        lines: (run) => [`run ${run} is cancelled`],
      }),
    );
}

async function findRunId(backend: Backend, id: string) {
  if (id !== "last") return runId(id);
  const [newest] = await backend.invoke("run:list", undefined);
  if (newest !== undefined) return newest.runId;
  throw userError({
    code: "run.unknown",
    message: "there is no last run: nothing has run in this workspace",
    field: "run",
    value: "last",
    remedy: "start one, such as gpt-trader demo",
  });
}

function notUnderWay(run: string) {
  return userError({
    code: "run.not-running",
    message: `run must be under way to be cancelled, ${run} was not`,
    field: "run",
    value: run,
    remedy: "gpt-trader runs list shows what each run does",
  });
}
