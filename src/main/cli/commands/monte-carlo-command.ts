import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { parseNumber } from "../parse-inputs.ts";
import { studyRun } from "../study-run.ts";

interface Flags {
  readonly simulations?: string;
  readonly paths?: string;
  readonly block?: string;
  readonly ruin?: string;
  readonly seed?: string;
  readonly json?: boolean;
}

/** Asks how else the backtest of a run could have come out. */
export function addMonteCarloCommand(runs: Command, context: CommandContext): void {
  runs
    .command("monte-carlo")
    .description(
      "how else a run's backtest could have come out: its trades in other orders, other paths of prices",
    )
    .argument("<run>", "the run's id, or last: the newest with a backtest")
    .option("--simulations <count>", "simulations of the trades, 2000 unless told otherwise")
    .option("--paths <count>", "market paths to trade again, 200 unless told otherwise; 0 for none")
    .option("--block <bars>", "mean length of the blocks that paths are made of, 20 unless told otherwise")
    .option("--ruin <fraction>", "ruin is a fall to this fraction of the start, 0.5 unless told otherwise")
    .option("--seed <number>", "seed of the simulation")
    .option("--json", "print the run as one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader runs monte-carlo last --paths 20")
    .action(async (id: string, flags: Flags) => {
      context.finish(
        await context.withBackend((backend) =>
          studyRun(context, backend, {
            workflow: "monte_carlo",
            id,
            inputs: flagInputs(flags),
            seed: flags.seed === undefined ? undefined : parseNumber("--seed", flags.seed),
            isJson: flags.json === true,
          }),
        ),
      );
    });
}

function flagInputs({ simulations, paths, block, ruin }: Flags): Readonly<Record<string, number>> {
  const given = [
    ["simulations", "--simulations", simulations],
    ["paths", "--paths", paths],
    ["meanBlockBars", "--block", block],
    ["ruinFraction", "--ruin", ruin],
  ] as const;
  return Object.fromEntries(
    given.flatMap(([name, flag, text]) => (text === undefined ? [] : [[name, parseNumber(flag, text)]])),
  );
}
