import type { Command } from "commander";
import { epochMs, formatIsoTime, TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";
import type {
  BarsView,
  SeriesChoice,
  SeriesInfo,
  TickInfo,
  TicksView,
} from "#shared/ipc/channels/data-channels.ts";
import type { Input } from "#shared/ipc/contract.ts";
import type { CommandContext } from "../command-context.ts";
import { describeLibrary } from "../describe-library.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { seriesCommand } from "../series-command.ts";
import { seriesLine } from "../series-line.ts";
import { addImport } from "./data-import-command.ts";
import { addDataNetworkCommands } from "./data-network-commands.ts";
import { addDataQualityCommands } from "./data-quality-commands.ts";

const BARS_SHOWN = 5;
/** Stands for stored trades where other series have the length of a bar. */
const TICK = "tick";

export function addDataCommand(program: Command, context: CommandContext): void {
  const data = program.command("data").description("the price series of the workspace");
  addImport(data, context);
  addList(data, context);
  addShow(data, context);
  addDataNetworkCommands(data, context);
  addStats(data, context);
  addDataQualityCommands(data, context);
}

function addList(data: Command, context: CommandContext): void {
  data
    .command("list")
    .alias("symbols")
    .description("list the series at hand")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: async (backend) => {
          const series = await backend.invoke("data:list", undefined);
          return { series, ticks: await backend.invoke("data:ticks", undefined) };
        },
        document: (found) => ["series", found],
        lines: ({ series, ticks }) => [seriesTable(series, ticks)],
      }),
    );
}

interface ShowFlags extends JsonFlag, Omit<SeriesChoice, "symbol" | "timeframe"> {
  readonly timeframe?: Timeframe | typeof TICK;
  readonly from?: string;
  readonly to?: string;
}

function addShow(data: Command, context: CommandContext): void {
  seriesCommand(
    data,
    "show",
    "show a series (of days, or the longest bars stored), or with --timeframe tick stored trades: range, origin, hash and what is last",
    [...TIMEFRAMES, TICK],
  )
    .option("--from <day>", "only bars that open on this day or later")
    .option("--to <day>", "only bars that open on this day or before")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader data show SPX\n  gpt-trader data show SPX --timeframe 1w --from 2019-01-01 --to 2019-12-31",
    )
    .action((symbol: string, { json, timeframe, ...days }: ShowFlags) => {
      if (timeframe === TICK) return showTicks(context, { json }, { symbol, ...days });
      const choice = timeframe === undefined ? days : { ...days, timeframe };
      return showBars(context, { json }, { symbol, ...choice });
    });
}

function showBars(context: CommandContext, flags: JsonFlag, choice: Input<"data:show">): Promise<void> {
  return printAnswer(context, flags, {
    ask: (backend) => backend.invoke("data:show", choice),
    document: ({ info, bars }) => ["bars", { info, bars }],
    lines: ({ info, bars }) => [
      seriesLine(info),
      `origin ${bars.origin}\nhash   ${info.dataHash}`,
      ...info.caveats.map((caveat) => `note   ${caveat}`),
      lastBarsTable(bars),
    ],
  });
}

function showTicks(
  context: CommandContext,
  flags: JsonFlag,
  choice: Input<"data:show-ticks">,
): Promise<void> {
  return printAnswer(context, flags, {
    ask: (backend) => backend.invoke("data:show-ticks", choice),
    document: ({ info, ticks }) => ["ticks", { info, ticks }],
    lines: ({ info, ticks }) => [
      `${info.symbol} tick ${info.from} to ${info.to}, ${String(info.trades)} trades from ${info.provider}`,
      `hash   ${info.dataHash}\ndays   ${String(ticks.totalTrades)} trades of the days asked for`,
      ...info.caveats.map((caveat) => `note   ${caveat}`),
      lastTicksTable(ticks),
    ],
  });
}

function lastTicksTable({ tsMs, price, size }: TicksView): string {
  const first = Math.max(0, tsMs.length - BARS_SHOWN);
  const rows = tsMs.map((time, row) => [formatIsoTime(epochMs(time)), String(price[row]), String(size[row])]);
  return formatTable(["time (UTC)", right("price"), right("size")], rows.slice(first));
}

function lastBarsTable({ tsOpenMs, open, high, low, close, volume }: BarsView): string {
  const first = Math.max(0, tsOpenMs.length - BARS_SHOWN);
  const columns = [open, high, low, close, volume].map((column) => column.slice(first));
  return barsTable(tsOpenMs.slice(first), columns);
}

function addStats(data: Command, context: CommandContext): void {
  data
    .command("stats")
    .description("how much there is of each provider, and how often a series was in memory when asked for")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data stats")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("data:stats", undefined),
        document: (stats) => ["stats", { ...stats }],
        lines: (stats) => [describeLibrary(stats)],
      }),
    );
}

function seriesTable(series: readonly SeriesInfo[], ticks: readonly TickInfo[]): string {
  return formatTable(
    ["symbol", "timeframe", "provider", "from", "to", right("bars, trades"), ""],
    [
      ...series.map((info) => [
        info.symbol,
        info.timeframe,
        info.provider,
        info.from,
        info.to,
        String(info.bars),
        info.isSynthetic ? "SYNTHETIC" : "",
      ]),
      ...ticks.map((info) => [info.symbol, TICK, info.provider, info.from, info.to, String(info.trades), ""]),
    ],
  );
}

function barsTable(times: readonly number[], columns: readonly (readonly number[])[]): string {
  return formatTable(
    ["time (UTC)", ...["open", "high", "low", "close", "volume"].map(right)],
    times.map((time, row) => [
      formatIsoTime(epochMs(time)).slice(0, 16),
      ...columns.map((column) => String(column[row] ?? "")),
    ]),
  );
}
