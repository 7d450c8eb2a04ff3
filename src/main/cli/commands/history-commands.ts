import type { Command } from "commander";
import { RUN_STATUSES } from "#shared/ipc/channels/run-channels.ts";
import type { RunQuery } from "#shared/ipc/channels/history-channels.ts";
import { MODES } from "#shared/model/mode.ts";
import { DAY_MS } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { describeComparison } from "../describe-comparison.ts";
import { runsTable } from "../describe-status.ts";
import { followAndPrint } from "../execute-run.ts";
import { findRun } from "../find-run.ts";
import { parseChoice, parseLimit, parsePairs } from "../parse-inputs.ts";
import { parseTime } from "../parse-time.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { printDocument } from "../print-document.ts";

interface ListFlags extends JsonFlag {
  readonly workflow?: string;
  readonly status?: string;
  readonly mode?: string;
  readonly symbol?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
  readonly limit: string;
}

interface RerunFlags extends JsonFlag {
  readonly from: string;
  readonly input?: readonly string[];
}

const MAXIMUM_LIST = 1_000;

/** The runs of before: found, repeated, compared. */
export function addHistoryCommands(runs: Command, context: CommandContext): void {
  addList(runs, context);
  addAgain(runs, context);
  addRerun(runs, context);
  addCompare(runs, context);
}

function addList(runs: Command, context: CommandContext): void {
  runs
    .command("list")
    .description("list runs, newest first")
    .option("--workflow <name>", "runs of this workflow")
    .option("--status <status>", RUN_STATUSES.join(", "))
    .option("--mode <mode>", MODES.join(", "))
    .option("--symbol <symbol>", "runs whose inputs name this symbol")
    .option("--from <time>", "started on this day (YYYY-MM-DD) or at this time (ISO 8601, UTC), or later")
    .option("--to <time>", "started until the end of this day, or before this time")
    .option("--text <text>", "written in its id, workflow, inputs or cause of failure")
    .option("--limit <count>", "the newest so many", "200")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader runs list\n  gpt-trader runs list --workflow simple_backtest --status completed --symbol SPX",
    )
    .action(async (flags: ListFlags) => {
      const query = queryOf(flags);
      context.finish(
        await context.withBackend(async (backend) => {
          const { runs: found, total } = await backend.invoke("history:search", query);
          if (flags.json === true) {
            const views = found.map(({ runId }) => backend.invoke("run:get", { runId }));
            printDocument(context.terminal, "runs", { total, runs: await Promise.all(views) });
          } else if (total === 0) context.terminal.print(nothingFound(query));
          else {
            context.terminal.print(runsTable(found));
            if (total > found.length) context.terminal.print(`the newest ${found.length} of ${total}`);
          }
          return 0;
        }),
      );
    });
}

function addAgain(runs: Command, context: CommandContext): void {
  runs
    .command("again")
    .description("run a workflow as a run ran it: the same mode, seed and inputs, but for what is changed")
    .argument("<run>", "the run's id, or last")
    .option("--input <name=value...>", "another value of an input; null leaves the input out")
    .option("--json", "print the result as one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader runs again last\n  gpt-trader runs again last --input feeBps=5",
    )
    .action(async (id: string, flags: JsonFlag & { readonly input?: readonly string[] }) => {
      const changes = parsePairs(flags.input ?? [], "--input");
      context.finish(
        await context.withBackend(async (backend) => {
          const { runId } = await findRun(backend, id);
          return followAndPrint(context, backend, flags.json === true, async () => {
            const again = await backend.invoke("history:run-again", { runId, changes });
            if (!again.isSameDefinition)
              context.terminal.warn(
                "the workflow has changed since that run: this one runs its present text",
              );
            return again;
          });
        }),
      );
    });
}

function addRerun(runs: Command, context: CommandContext): void {
  runs
    .command("rerun")
    .description("run a workflow anew from a step of a run; the steps before keep what they answered")
    .argument("<run>", "the run's id, or last")
    .requiredOption("--from <step>", "the first step that runs, by its path or the end of it")
    .option(
      "--input <name=value...>",
      "another value of an input that no step before reads; null leaves it out",
    )
    .option("--json", "print the result as one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader run --symbols SPX --from 2012-01-01 --to 2014-12-31\n  gpt-trader runs rerun last --from run_backtest\n  gpt-trader runs rerun last --from select_strategy --input feeBps=5",
    )
    .action(async (id: string, { from, input = [], json }: RerunFlags) => {
      const changes = parsePairs(input, "--input");
      context.finish(
        await context.withBackend(async (backend) => {
          const { runId } = await findRun(backend, id);
          return followAndPrint(context, backend, json === true, () =>
            backend.invoke("history:rerun-from", { runId, step: from, changes }),
          );
        }),
      );
    });
}

function addCompare(runs: Command, context: CommandContext): void {
  runs
    .command("compare")
    .description("show what two runs have in common and in what they differ")
    .argument("<left>", "a run's id, or last")
    .argument("<right>", "another run's id, or last")
    .option("--all", "also what is the same")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader runs compare last last --all")
    .action((left: string, right: string, flags: JsonFlag & { readonly all?: boolean }) =>
      printAnswer(context, flags, {
        ask: async (backend) =>
          backend.invoke("history:compare", {
            left: (await findRun(backend, left)).runId,
            right: (await findRun(backend, right)).runId,
          }),
        document: (comparison) => ["comparison", { ...comparison }],
        lines: (comparison) => describeComparison(comparison, flags.all === true),
      }),
    );
}

function queryOf({ workflow, status, mode, symbol, from, to, text, limit }: ListFlags): RunQuery {
  return {
    ...(workflow === undefined ? {} : { workflow }),
    ...(status === undefined ? {} : { status: parseChoice("--status", status, RUN_STATUSES) }),
    ...(mode === undefined ? {} : { mode: parseChoice("--mode", mode, MODES) }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(from === undefined ? {} : { fromMs: parseTime("--from", from, 0) }),
    ...(to === undefined ? {} : { toMs: parseTime("--to", to, DAY_MS) }),
    ...(text === undefined ? {} : { text }),
    limit: parseLimit(limit, MAXIMUM_LIST),
  };
}

function nothingFound(query: RunQuery): string {
  return Object.keys(query).every((name) => name === "limit")
    ? "no runs yet: gpt-trader demo makes one"
    : "no run fits; gpt-trader runs list shows them all";
}
