import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { followAndPrint } from "../execute-run.ts";
import { findBacktest } from "../find-backtest.ts";
import { parseNumber } from "../parse-inputs.ts";

const WORKFLOW = "monte_carlo";

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
        await context.withBackend(async (backend) => {
          const of = await findBacktest(backend, id);
          const { workflows } = await backend.invoke("app:get-snapshot", undefined);
          const known = workflows.find(({ name }) => name === WORKFLOW);
          if (known === undefined) throw noWorkflow();
          // The account, costs and rules of the run are those of its simulation.
          const kept = known.inputs.flatMap(({ name }) =>
            of.inputs[name] === undefined ? [] : [[name, of.inputs[name]] as const],
          );
          return followAndPrint(context, backend, flags.json === true, () =>
            backend.invoke("workflow:start", {
              workflow: WORKFLOW,
              mode: "backtest",
              inputs: { ...Object.fromEntries(kept), ofRun: of.runId, ...flagInputs(flags) },
              ...(flags.seed === undefined ? {} : { seed: parseNumber("--seed", flags.seed) }),
            }),
          );
        }),
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

function noWorkflow() {
  return userError({
    code: "workflow.unknown",
    message: `the workspace has no workflow ${WORKFLOW}`,
    field: "workflow",
    value: WORKFLOW,
    remedy: "give the one of your workspace its name back",
  });
}
