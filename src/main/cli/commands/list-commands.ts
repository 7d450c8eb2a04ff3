import type { Command } from "commander";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import type { CommandContext } from "../command-context.ts";
import { describeRunVersion } from "../describe-version.ts";
import { findRun } from "../find-run.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { printRun } from "../print-run.ts";
import { readMore } from "../read-more.ts";
import { addActivationCommands } from "./activation-commands.ts";
import { addAnalysisCommand } from "./analysis-command.ts";
import { addCheckCommand } from "./check-command.ts";
import { addHistoryCommands } from "./history-commands.ts";
import { addCostStudyCommand } from "./cost-study-command.ts";
import { addMonteCarloCommand } from "./monte-carlo-command.ts";
import { addResumeCommand } from "./recovery-commands.ts";
import { addRunControlCommands } from "./run-control-commands.ts";
import { addVersionCommands } from "./version-commands.ts";
import { runDocument } from "../run-document.ts";

export function addListCommands(program: Command, context: CommandContext): void {
  addWorkflows(program, context);
  addRuns(program, context);
}

function addWorkflows(program: Command, context: CommandContext): void {
  const workflows = program.command("workflows").description("the workflows of the workspace");
  addActivationCommands(workflows, context);
  workflows
    .command("list")
    .description("list workflows with their problems")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("app:get-snapshot", undefined),
        document: ({ workflows: views }) => ["workflows", { workflows: views }],
        lines: ({ workflows: views }) => [
          formatTable(
            ["workflow", "origin", right("steps"), "what it does, or what is wrong"],
            views.map((view) => [
              view.name,
              view.origin,
              String(view.steps.length),
              view.problems.length === 0
                ? cut(view.description, DESCRIPTION_SHOWN)
                : problemsLine(view.problems),
            ]),
          ),
        ],
      }),
    );
  addCheckCommand(workflows, context);
  addVersionCommands(workflows, context);
}

const DESCRIPTION_SHOWN = 100;
const PROBLEM_SHOWN = 300;
const PROBLEMS_SHOWN = 10;

/** A table is for eyes; `--json` gives all of it. */
function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function problemsLine(problems: readonly string[]): string {
  const shown = problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem) => cut(problem, PROBLEM_SHOWN))
    .join("; ");
  const more = problems.length - PROBLEMS_SHOWN;
  return more > 0 ? `${shown}; and ${more} more (--json lists them)` : shown;
}

function addRuns(program: Command, context: CommandContext): void {
  const runs = program.command("runs").description("past and present runs");
  addResumeCommand(runs, context);
  addRunControlCommands(runs, context);
  addHistoryCommands(runs, context);
  addAnalysisCommand(runs, context);
  addMonteCarloCommand(runs, context);
  addCostStudyCommand(runs, context);
  runs
    .command("show")
    .description("show one run: its steps, figures and cause of failure")
    .argument("<run>", "the run's id, or last")
    .option("--json", "print one JSON document")
    .option("--definition", "print the text of the workflow as the run ran it")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader runs show last\n  gpt-trader runs show last --definition",
    )
    .action(async (id: string, flags: JsonFlag & { readonly definition?: boolean }) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const run = await findRun(backend, id);
          if (flags.definition === true) {
            const { text } = await backend.invoke("run:get-definition", { runId: run.runId });
            context.terminal.print(text.trimEnd());
            return 0;
          }
          const result = await backend.invoke("run:get-result", { runId: run.runId });
          const more = await readMore(backend, run.runId);
          if (flags.json === true) context.terminal.print(canonicalJson(runDocument(run, result, more), 2));
          else {
            for (const step of run.steps) context.terminal.print(`  ${step.status.padEnd(10)} ${step.step}`);
            printRun(context.terminal, run, result, more);
            const version = await backend.invoke("version:of-run", { runId: run.runId });
            context.terminal.print(describeRunVersion(version));
          }
          return 0;
        }),
      );
    });
}
