import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { parseNumber } from "../parse-inputs.ts";
import { studyRun } from "../study-run.ts";

interface Flags {
  readonly slippages?: string;
  readonly accounts?: string;
  readonly participation?: string;
  readonly json?: boolean;
}

/** Asks what the backtest of a run is worth when fills are worse, or the account is larger. */
export function addCostStudyCommand(runs: Command, context: CommandContext): void {
  runs
    .command("costs")
    .description("what a run's backtest is worth when fills are worse, or the account is larger")
    .argument("<run>", "the run's id, or last: the newest with a backtest")
    .option("--slippages <bps>", "slippages to try, joined by commas: 0,1,2,5,10,20,50 unless told otherwise")
    .option(
      "--accounts <times>",
      "accounts to try, times the initial cash: 10,100,1000 unless told otherwise",
    )
    .option(
      "--participation <fraction>",
      "most of a bar's volume that a larger account fills, 0.1 unless told otherwise",
    )
    .option("--json", "print the run as one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader runs costs last --slippages 0,5,25")
    .action(async (id: string, flags: Flags) => {
      context.finish(
        await context.withBackend((backend) =>
          studyRun(context, backend, {
            workflow: "cost_study",
            id,
            inputs: flagInputs(flags),
            isJson: flags.json === true,
          }),
        ),
      );
    });
}

function flagInputs({ slippages, accounts, participation }: Flags): Readonly<Record<string, unknown>> {
  const numbers = (flag: string, text: string): readonly number[] =>
    text.split(",").map((part) => parseNumber(flag, part.trim()));
  return {
    ...(slippages === undefined ? {} : { slippagesBps: numbers("--slippages", slippages) }),
    ...(accounts === undefined ? {} : { capitalMultiples: numbers("--accounts", accounts) }),
    ...(participation === undefined
      ? {}
      : { capacityParticipation: parseNumber("--participation", participation) }),
  };
}
