import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { executeRun } from "../execute-run.ts";
import { parseNumber, parseParameterFlags } from "../parse-inputs.ts";
import { addRunOptions, runInputs, runSeed, type RunFlags } from "./run-options.ts";

interface Flags extends RunFlags {
  readonly quantity?: string;
}

/** A fixed quantity says nothing of the account, so it starts with cash for a hundred units at most prices. */
const CASH_FOR_QUANTITY = 1_000_000;

export function addBacktestCommand(program: Command, context: CommandContext): void {
  addRunOptions(
    program
      .command("backtest")
      .description("run one strategy over stored bars; any other flag is a parameter of the strategy")
      .option(
        "--quantity <units>",
        `units an order, with ${String(CASH_FOR_QUANTITY)} of cash unless told otherwise; without it most of the equity`,
      ),
  )
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      "after",
      `
Examples:
  gpt-trader backtest --strategy sma_cross --symbols SPX --fast 10 --slow 30 --quantity 100 --fee-bps 0
  gpt-trader backtest --strategy momentum --symbols FB --lookback 20 --json`,
    )
    .action(async (flags: Flags, command: Command) => {
      const parameters = parseParameterFlags(command.args);
      const inputs = {
        ...sizeInputs(flags.quantity),
        ...runInputs(flags),
        ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
      };
      context.finish(
        await executeRun(context, {
          workflow: "strategy_backtest",
          mode: "backtest",
          inputs,
          ...runSeed(flags),
          isJson: flags.json === true,
        }),
      );
    });
}

function sizeInputs(quantity: string | undefined): Readonly<Record<string, unknown>> {
  if (quantity === undefined) return { sizingMethod: "fixed_fraction" };
  return {
    sizingMethod: "fixed_quantity",
    quantity: parseNumber("--quantity", quantity),
    initialCash: CASH_FOR_QUANTITY,
  };
}

export function addValidateLookaheadCommand(program: Command, context: CommandContext): void {
  addRunOptions(
    program
      .command("validate-lookahead")
      .description(
        "check that a strategy looks at no bar that came later; any other flag is a parameter of the strategy",
      ),
  )
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText(
      "after",
      `
Trades again with the bars cut off after each decision. Exit code 2 when a decision then changes.

Examples:
  gpt-trader validate-lookahead --strategy sma_cross --symbols SPX --from 2015-01-01 --to 2016-12-31
  gpt-trader validate-lookahead --strategy momentum --symbols SPX --from 2018-01-01 --input maximumDecisions=20 --json`,
    )
    .action(async (flags: RunFlags, command: Command) => {
      const parameters = parseParameterFlags(command.args);
      const inputs = {
        sizingMethod: "fixed_fraction",
        ...runInputs(flags),
        ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
      };
      context.finish(
        await executeRun(context, {
          workflow: "validate_lookahead",
          mode: "backtest",
          inputs,
          ...runSeed(flags),
          isJson: flags.json === true,
        }),
      );
    });
}
