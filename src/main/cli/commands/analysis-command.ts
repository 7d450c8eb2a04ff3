import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { analysisCsv } from "../analysis-csv.ts";
import type { CommandContext } from "../command-context.ts";
import { describeAnalysis } from "../describe-analysis.ts";
import { findBacktest } from "../find-backtest.ts";
import { printDocument } from "../print-document.ts";

interface Flags {
  readonly benchmark?: string;
  readonly csv?: string;
  readonly json?: boolean;
}

/** Everything that can be computed from a run's backtest beyond its headline. */
export function addAnalysisCommand(runs: Command, context: CommandContext): void {
  runs
    .command("analyse")
    .alias("analyze")
    .description("every figure of a run's backtest, how sure it is, and what to doubt")
    .argument("<run>", "the run's id, or last: the newest with a backtest")
    .option("--benchmark <symbol>", "symbol of the run to compare with; the first one unless told otherwise")
    .option(
      "--csv <table>",
      "print one table as CSV: figures, round-trips, positions, hard-times, drawdowns, …",
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader runs analyse last\n  gpt-trader runs analyse last --csv round-trips",
    )
    .action(async (id: string, flags: Flags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const { runId, workflow } = await findBacktest(backend, id);
          const { benchmark } = flags;
          const analysis = await backend.invoke("run:get-analysis", {
            runId,
            ...(benchmark === undefined ? {} : { benchmark }),
          });
          if (analysis === undefined) throw noBacktest(runId, workflow);
          if (flags.csv !== undefined) printCsv(context, analysis, flags.csv);
          else if (flags.json === true) printDocument(context.terminal, "analysis", { runId, ...analysis });
          else for (const line of describeAnalysis(analysis)) context.terminal.print(line);
          return 0;
        }),
      );
    });
}

function printCsv({ terminal }: CommandContext, analysis: ResultAnalysis, table: string): void {
  const text = analysisCsv(analysis, table);
  if (text === undefined) terminal.warn(`the run has nothing for the table ${table}`);
  else terminal.print(text);
}

function noBacktest(runId: string, workflow: string) {
  return userError({
    code: "run.no-backtest",
    message: `run ${runId} of ${workflow} left no backtest with its bars`,
    field: "run",
    value: runId,
    remedy: "analyse a completed run of a workflow with backtest.execute",
  });
}
