import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { describeLines } from "../describe-lines.ts";
import {
  describeHeatMap,
  describeOpening,
  describeStudy,
  describeStudyComparison,
  studiesTable,
} from "../describe-study.ts";
import { followAndPrint } from "../execute-run.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";

interface ByFlag {
  readonly by: string;
}

const STUDY = "its id, or last";
const JSON_FLAG = ["--json", "print one JSON document"] as const;
const BY_FLAG = ["--by <name>", "who asks", "a person on the command line"] as const;

/** The searches of before: shown, compared, held, let go on, applied, and their closed days opened. */
export function addStudiesCommand(program: Command, context: CommandContext): void {
  const studies = program
    .command("studies")
    .description("searches of parameters: what they found, how far to doubt it, and what to do with it");
  addList(studies, context);
  addShow(studies, context);
  addCompare(studies, context);
  addHeatMap(studies, context);
  addApply(studies, context);
  addOpenHoldOut(studies, context);
  addPause(studies, context);
  addResume(studies, context);
}

function addList(studies: Command, context: CommandContext): void {
  studies
    .command("list")
    .description("list studies, newest first")
    .option(...JSON_FLAG)
    .addHelpText("after", "\nExamples:\n  gpt-trader studies list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:list", undefined),
        document: (found) => ["studies", { studies: found }],
        lines: (found) =>
          found.length === 0 ? ["no studies yet: gpt-trader optimize run makes one"] : [studiesTable(found)],
      }),
    );
}

function addShow(studies: Command, context: CommandContext): void {
  studies
    .command("show")
    .description("show one study: unseen days first, how far to doubt them, and the best trials")
    .argument("<study>", STUDY)
    .option(...JSON_FLAG)
    .addHelpText("after", "\nExamples:\n  gpt-trader studies show last")
    .action((study: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:get", { study }),
        document: (details) => ["study", { study: details }],
        lines: describeStudy,
      }),
    );
}

function addCompare(studies: Command, context: CommandContext): void {
  studies
    .command("compare")
    .description("show studies side by side; * marks what differs")
    .argument("<studies...>", "two or more ids, or last")
    .option(...JSON_FLAG)
    .addHelpText("after", "\nExamples:\n  gpt-trader studies compare last last")
    .action((names: readonly string[], flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:compare", { studies: names }),
        document: (rows) => ["study-comparison", { studies: names, rows }],
        lines: (rows) => [describeStudyComparison(names, rows)],
      }),
    );
}

function addHeatMap(studies: Command, context: CommandContext): void {
  studies
    .command("heat-map")
    .description("show the best Sharpe ratio by the values of two parameters")
    .argument("<study>", STUDY)
    .requiredOption("--x <parameter>", "across")
    .requiredOption("--y <parameter>", "down")
    .option(...JSON_FLAG)
    .addHelpText("after", "\nExamples:\n  gpt-trader studies heat-map last --x fast --y slow")
    .action((study: string, { x, y, ...flags }: JsonFlag & { readonly x: string; readonly y: string }) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:heat-map", { study, x, y }),
        document: (map) => ["heat-map", { ...map }],
        lines: (map) => [describeHeatMap(map)],
      }),
    );
}

interface ApplyFlags extends JsonFlag {
  readonly workflow: string;
  readonly as: string;
  readonly yes?: boolean;
}

function addApply(studies: Command, context: CommandContext): void {
  studies
    .command("apply")
    .description("show what the choice changes in a workflow; --yes writes it as one of yours")
    .argument("<study>", STUDY)
    .option("--workflow <name>", "the workflow that gets the choice", "strategy_backtest")
    .option("--as <name>", "what the written workflow is called", "tuned_strategy")
    .option("--yes", "write it")
    .option(...JSON_FLAG)
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader studies apply last\n  gpt-trader studies apply last --as tuned_cross --yes",
    )
    .action((study: string, { workflow, as, yes = false, ...flags }: ApplyFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:apply", { study, workflow, as, isConfirmed: yes }),
        document: (applied) => ["study-application", { ...applied }],
        lines: ({ lines, path, workflow: written }) => [
          ...describeLines(lines),
          path === undefined ? "nothing is written: add --yes" : `written as ${written}, in ${path}`,
        ],
      }),
    );
}

function addOpenHoldOut(studies: Command, context: CommandContext): void {
  studies
    .command("open-hold-out")
    .description(
      "trade the choice on the days that the study kept closed; they open once, and that stays on record",
    )
    .argument("<study>", STUDY)
    .option("--force", "look again at days that were opened")
    .option(...JSON_FLAG)
    .addHelpText("after", "\nExamples:\n  gpt-trader studies open-hold-out last")
    .action(async (study: string, { force = false, json }: JsonFlag & { readonly force?: boolean }) => {
      context.finish(
        await context.withBackend((backend) =>
          followAndPrint(
            context,
            backend,
            json === true,
            () => backend.invoke("study:open-hold-out", { study, isForced: force }),
            (_, run) => {
              if (json !== true) for (const line of describeOpening(run)) context.terminal.print(line);
              return Promise.resolve();
            },
          ),
        ),
      );
    });
}

function addPause(studies: Command, context: CommandContext): void {
  studies
    .command("pause")
    .description("hold a study that is under way; what is evaluated is kept, also over a restart")
    .argument("<study>", STUDY)
    .option(...BY_FLAG)
    .option(...JSON_FLAG)
    .action((study: string, { by, ...flags }: JsonFlag & ByFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("study:pause", { study, by }),
        document: (held) => ["study-hold", { study: held }],
        lines: ({ study: held, trials }) => [
          `${held} holds with ${trials} trials: gpt-trader studies resume ${held}`,
        ],
      }),
    );
}

function addResume(studies: Command, context: CommandContext): void {
  studies
    .command("resume")
    .description("let a study go on that is paused, stopped or was cut off; nothing is evaluated twice")
    .argument("<study>", STUDY)
    .option(...BY_FLAG)
    .option(...JSON_FLAG)
    .action(async (study: string, { by, json }: JsonFlag & ByFlag) => {
      context.finish(
        await context.withBackend((backend) =>
          followAndPrint(context, backend, json === true, () =>
            backend.invoke("study:resume", { study, by }),
          ),
        ),
      );
    });
}
