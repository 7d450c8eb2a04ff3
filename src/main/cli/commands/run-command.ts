import type { Command } from "commander";
import { MODES, type Mode } from "#shared/model/mode.ts";
import type { CommandContext } from "../command-context.ts";
import { executeDryRun, executeRun } from "../execute-run.ts";
import { parseMode } from "../parse-mode.ts";
import { addRunOptions, runInputs, runSeed, type RunFlags } from "./run-options.ts";

interface Flags extends RunFlags {
  readonly workflow?: string;
  readonly mode: string;
  readonly breakAt?: readonly string[];
  readonly dryRun?: boolean;
}

/** The workflow that a mode runs when none is named. */
const DEFAULT_WORKFLOW: Readonly<Record<Mode, string>> = {
  backtest: "simple_backtest",
  paper: "paper_trading",
  live: "live_trading",
  replay: "paper_trading",
};

export function addRunCommand(program: Command, context: CommandContext): void {
  addRunOptions(
    program
      .command("run")
      .description("run a workflow and show its steps, orders and result")
      .option("--workflow <name>", "the workflow; by default the one of the mode")
      .option("--mode <mode>", `clock, feed and venue: ${MODES.join(", ")}`, "backtest")
      .option("--break-at <steps...>", "pause before these steps; runs step and runs resume go on")
      .option("--dry-run", "only show what each step would get and change; nothing is called"),
  )
    .addHelpText(
      "after",
      `
Examples:
  gpt-trader run --workflow simple_backtest --symbols SPX --from 2010-01-01 --to 2019-12-31
  gpt-trader run --workflow simple_backtest --symbols SPX --from 2010-01-01 --to 2019-12-31 --json
  gpt-trader run --workflow paper_trading --mode paper --symbols SPX --dry-run
  gpt-trader run --mode paper --strategy momentum --symbols AAPL MSFT`,
    )
    .action(async (flags: Flags) => {
      const mode = parseMode(flags.mode);
      const workflow = flags.workflow ?? DEFAULT_WORKFLOW[mode];
      const isJson = flags.json === true;
      const request = { workflow, mode, inputs: runInputs(flags), isJson };
      if (flags.dryRun === true) {
        context.finish(await executeDryRun(context, request));
        return;
      }
      const { breakAt } = flags;
      const breakpoints = breakAt === undefined ? {} : { breakAt };
      context.finish(await executeRun(context, { ...request, ...runSeed(flags), ...breakpoints }));
    });
}
