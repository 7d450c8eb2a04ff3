import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import { parseNumber, parsePairs } from "../parse-inputs.ts";

/** A seed is 32 bits: a larger one would be another seed than the one shown. */
const LARGEST_SEED = 0xff_ff_ff_ff;

/** The flags that fill a run's inputs, the same for `run` and `backtest`. */
export interface RunFlags {
  readonly symbols?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly timeframe?: string;
  readonly provider?: string;
  readonly strategy?: string;
  readonly initialCash?: string;
  readonly feeBps?: string;
  readonly slippageBps?: string;
  readonly seed?: string;
  readonly allowShort?: boolean;
  readonly input?: readonly string[];
  readonly json?: boolean;
}

export function addRunOptions(command: Command): Command {
  return command
    .option("--symbols <symbols...>", "symbols to trade, such as SPX")
    .option("--from <date>", "first day traded, YYYY-MM-DD")
    .option("--to <date>", "last day traded, YYYY-MM-DD")
    .option("--timeframe <timeframe>", "length of a bar, such as 1d")
    .option("--provider <provider>", "where bars come from; by default imported, then fetched, then bundled")
    .option("--strategy <id>", "trade this strategy instead of choosing one")
    .option("--initial-cash <amount>", "cash at the start")
    .option("--fee-bps <bps>", "commission a side, in basis points of notional")
    .option("--slippage-bps <bps>", "adverse price move of a market order, in basis points")
    .option("--seed <number>", "seed of everything random")
    .option("--allow-short", "allow selling what is not held")
    .option("--input <name=value...>", "any other input of the workflow")
    .option("--json", "print the result as one JSON document");
}

/** Only the inputs that were given; the workflow's own defaults fill the rest. */
export function runInputs(flags: RunFlags): Record<string, unknown> {
  const numbers = {
    initialCash: numberOf("--initial-cash", flags.initialCash),
    feeBps: numberOf("--fee-bps", flags.feeBps),
    slippageBps: numberOf("--slippage-bps", flags.slippageBps),
  };
  const { symbols, from, to, timeframe, provider, strategy, allowShort } = flags;
  const given = { symbols, from, to, timeframe, provider, strategy, allowShort, ...numbers };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...parsePairs(flags.input ?? [], "--input"),
  };
}

/** The seed that was asked for, when one was. */
export function runSeed(flags: RunFlags): { readonly seed?: number } {
  const seed = numberOf("--seed", flags.seed);
  if (seed === undefined) return {};
  if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) return { seed };
  throw userError({
    code: "command.bad-seed",
    message: `--seed must be a whole number from 0 to ${String(LARGEST_SEED)}, was ${String(seed)}`,
    field: "--seed",
    value: String(seed),
    remedy: "give a whole number, such as --seed 1",
  });
}

function numberOf(flag: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseNumber(flag, text);
}
