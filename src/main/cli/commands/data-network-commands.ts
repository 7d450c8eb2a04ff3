import type { Command } from "commander";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import { NETWORK_PROVIDERS } from "#shared/model/network-provider.ts";
import type { Backend } from "../backend.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { parseNamed } from "../parse-inputs.ts";
import { parseTimeframe } from "../parse-timeframe.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { watchUpdate } from "../watch-update.ts";

interface FetchFlags extends JsonFlag {
  readonly provider: string;
  readonly timeframe?: string;
  readonly from?: string;
  readonly replace?: boolean;
}

/** The commands that ask providers over the network. */
export function addDataNetworkCommands(data: Command, context: CommandContext): void {
  addFetch(data, context);
  addRefresh(data, context);
}

function addFetch(data: Command, context: CommandContext): void {
  data
    .command("fetch")
    .description("fetch the bars of symbols from a provider over the network and store them")
    .argument("<symbols...>", "the symbols as the provider writes them, such as AAPL or BTC-USD")
    .option("--provider <provider>", `one of ${NETWORK_PROVIDERS.join(", ")}`, "yahoo")
    .option("--timeframe <timeframe>", "length of a bar; by default 1d")
    .option("--from <day>", "first day wanted; by default all days, or a week to a year of shorter bars")
    .option("--replace", "take all anew, in place of what is stored")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data fetch AAPL MSFT --provider yahoo")
    .action((symbols: readonly string[], flags: FetchFlags) => {
      const input = {
        symbols,
        provider: parseNamed("provider", flags.provider, NETWORK_PROVIDERS, "yahoo"),
        ...(flags.timeframe === undefined ? {} : { timeframe: parseTimeframe(flags.timeframe) }),
        ...(flags.from === undefined ? {} : { from: flags.from }),
        replace: flags.replace === true,
      };
      return printUpdates(context, flags, "fetched", (backend, updateId) =>
        backend.invoke("data:fetch", { ...input, updateId }),
      );
    });
}

function addRefresh(data: Command, context: CommandContext): void {
  data
    .command("refresh")
    .description(
      "bring stored series up to date where they came over the network, and say of each what was done",
    )
    .argument("[symbols...]", "only these symbols")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data refresh")
    .action((symbols: readonly string[], flags: JsonFlag) => {
      const wanted = symbols.length === 0 ? {} : { symbols };
      return printUpdates(context, flags, "refreshed", (backend, updateId) =>
        backend.invoke("data:refresh", { ...wanted, updateId }),
      );
    });
}

/** Exit code 1 when something could not be brought up to date. */
function printUpdates(
  context: CommandContext,
  flags: JsonFlag,
  kind: string,
  start: (backend: Backend, updateId: string) => Promise<readonly SeriesUpdate[]>,
): Promise<void> {
  return printAnswer(context, flags, {
    ask: (backend) => watchUpdate(context, backend, (updateId) => start(backend, updateId)),
    document: (series) => [kind, { series }],
    lines: (series) => [series.length === 0 ? "no series is stored" : updateTable(series)],
    exitCode: (series) =>
      series.some(({ status }) => ["failed", "past_changed", "apart"].includes(status)) ? 1 : 0,
  });
}

function updateTable(updates: readonly SeriesUpdate[]): string {
  return formatTable(
    ["symbol", "timeframe", "provider", "to", right("new bars"), "status", "what was done"],
    updates.map((update) => [
      update.symbol,
      update.timeframe,
      update.provider,
      update.to,
      String(update.newBars),
      update.status.replaceAll("_", " "),
      update.note,
    ]),
  );
}
