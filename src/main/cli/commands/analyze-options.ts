import type { Command } from "commander";
import type { LookedAt, SymbolsWish } from "#shared/ipc/channels/analyze-channels.ts";
import { parseTimeframe } from "../parse-timeframe.ts";
import type { JsonFlag } from "../print-answer.ts";

export interface BarsFlags extends JsonFlag {
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The bars to look at: how long each is, and which is the last one known. */
export function addNewestOptions(command: Command): Command {
  return addTimeframeOption(command)
    .option("--to <date>", "last day known")
    .option("--json", "print one JSON document");
}

/** The same with a first day, for what is shown as a series. */
export function addBarsOptions(command: Command): Command {
  return addTimeframeOption(command)
    .option("--from <date>", "first day shown")
    .option("--to <date>", "last day known")
    .option("--json", "print one JSON document");
}

function addTimeframeOption(command: Command): Command {
  return command.option(
    "--timeframe <timeframe>",
    "length of a bar; by default 1d, or what imported bars have",
  );
}

export const barsOf = ({ timeframe, from, to }: BarsFlags): Omit<SymbolsWish, "symbols"> => ({
  ...(timeframe === undefined ? {} : { timeframe: parseTimeframe(timeframe) }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

/** What was looked at, in one line. */
export const titleOf = (
  ...series: readonly Pick<LookedAt, "symbol" | "timeframe" | "isSynthetic">[]
): string =>
  series
    .map(({ symbol, timeframe, isSynthetic }) => `${symbol} ${timeframe}${isSynthetic ? "  SYNTHETIC" : ""}`)
    .join(", ");
