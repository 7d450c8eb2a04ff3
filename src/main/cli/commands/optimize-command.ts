import type { Command } from "commander";
import { OBJECTIVES, SAMPLERS } from "#engine/slices/optimize/search-schemas.ts";
import type { CommandContext } from "../command-context.ts";
import { describeStudy } from "../describe-study.ts";
import { executeRun } from "../execute-run.ts";
import { parseChoice, parseNumber } from "../parse-inputs.ts";
import { addRunOptions, runInputs, runSeed, type RunFlags } from "./run-options.ts";

interface SearchFlags extends RunFlags {
  readonly sampler?: string;
  readonly objective?: string;
  readonly points?: string;
  readonly trials?: string;
  readonly holdOut?: string;
  readonly scheme?: string;
  readonly windows?: string;
  readonly purgeBars?: string;
}

const SCHEMES = ["rolling", "anchored"] as const;

/** Searches of a strategy's parameters; each is a run of a workflow and is kept as a study. */
export function addOptimizeCommand(program: Command, context: CommandContext): void {
  const optimize = program
    .command("optimize")
    .description("search the parameters of a strategy; what is found is kept as a study");
  addSearch(
    optimize
      .command("walk-forward")
      .description("search window after window, and judge each on the days after it"),
    { context, workflow: "walk_forward_optimization" },
  )
    .option("--scheme <scheme>", `windows move on or only grow: ${SCHEMES.join(", ")}`)
    .option("--windows <count>", "how many windows")
    .option("--purge-bars <bars>", "bars left out before the unseen days; by default the longest warm-up")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader optimize walk-forward --strategy sma_cross --symbols SPX --windows 4 --points 4",
    );
  addSearch(
    optimize
      .command("run")
      .description("search the first part of the days, and judge the choice on the next"),
    { context, workflow: "grid_search" },
  )
    .option("--hold-out <fraction>", "part of the days at the end that stays closed, such as 0.2")
    .addHelpText(
      "after",
      `
Examples:
  gpt-trader optimize run --strategy momentum --symbols SPX --sampler tpe --trials 60
  gpt-trader optimize run --strategy sma_cross --symbols SPX --points 6 --hold-out 0.2`,
    );
}

function addSearch(
  command: Command,
  { context, workflow }: { readonly context: CommandContext; readonly workflow: string },
): Command {
  return addRunOptions(command)
    .option("--sampler <name>", `how values are chosen: ${SAMPLERS.join(", ")}`)
    .option("--objective <name>", `what is best: ${OBJECTIVES.join(", ")}`)
    .option("--points <count>", "values a parameter (grid)")
    .option("--trials <count>", "backtests (all but grid)")
    .action(async (flags: SearchFlags) => {
      const inputs = { ...searchInputs(flags), ...runInputs(flags) };
      const isJson = flags.json === true;
      context.finish(
        await executeRun(
          context,
          { workflow, mode: "backtest", inputs, ...runSeed(flags), isJson },
          async (backend, { runId }) => {
            const made = (await backend.invoke("study:list", undefined)).find(
              (study) => study.runId === runId,
            );
            // A search of a strategy of the person's own is not kept.
            if (isJson || made === undefined) return;
            const study = await backend.invoke("study:get", { study: made.study });
            for (const line of describeStudy(study)) context.terminal.print(line);
          },
        ),
      );
    });
}

/** Only what was given. */
function searchInputs(flags: SearchFlags): Readonly<Record<string, unknown>> {
  const { sampler, objective, scheme } = flags;
  const number = (flag: string, text: string | undefined) =>
    text === undefined ? undefined : parseNumber(flag, text);
  const given = {
    sampler: sampler === undefined ? undefined : parseChoice("--sampler", sampler, SAMPLERS),
    objective: objective === undefined ? undefined : parseChoice("--objective", objective, OBJECTIVES),
    scheme: scheme === undefined ? undefined : parseChoice("--scheme", scheme, SCHEMES),
    points: number("--points", flags.points),
    trials: number("--trials", flags.trials),
    holdOutFraction: number("--hold-out", flags.holdOut),
    windows: number("--windows", flags.windows),
    purgeBars: number("--purge-bars", flags.purgeBars),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
