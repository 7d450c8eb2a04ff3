import { Option, type Command } from "commander";
import { PROVIDERS } from "#shared/model/provider.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";

/** A command about one series, with the options that choose it. */
export function seriesCommand(
  parent: Command,
  name: string,
  description: string,
  timeframes: readonly string[] = TIMEFRAMES,
): Command {
  return parent
    .command(name)
    .description(description)
    .argument("<symbol>", "the symbol")
    .addOption(new Option("--timeframe <timeframe>", "length of a bar (default: 1d)").choices(timeframes))
    .addOption(
      new Option("--provider <provider>", "by default imported, then fetched, then bundled").choices(
        PROVIDERS,
      ),
    )
    .option("--json", "print one JSON document");
}
