import type { Command } from "commander";
import { epochMs, formatIsoTime, TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";
import type {
  BarsView,
  SeriesChoice,
  SeriesInfo,
  TickInfo,
  TicksView,
} from "#shared/ipc/channels/data-channels.ts";
import type { CommandContext } from "../command-context.ts";
import { describeLibrary } from "../describe-library.ts";
import { formatTable } from "../format-table.ts";
import { printDocument } from "../print-document.ts";
import { seriesCommand } from "../series-command.ts";
import { seriesLine } from "../series-line.ts";
import type { Terminal } from "../terminal.ts";
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
    .action(async (flags: { readonly json?: boolean }) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const series = await backend.invoke("data:list", undefined);
          const ticks = await backend.invoke("data:ticks", undefined);
          if (flags.json === true) printDocument(context.terminal, "series", { series, ticks });
          else context.terminal.print(seriesTable(series, ticks));
          return 0;
        }),
      );
    });
}

interface ShowFlags extends Omit<SeriesChoice, "symbol" | "timeframe"> {
  readonly timeframe?: Timeframe | typeof TICK;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
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
    .action(async (symbol: string, { json, timeframe, ...days }: ShowFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          if (timeframe === TICK) {
            const { info, ticks } = await backend.invoke("data:show-ticks", { symbol, ...days });
            if (json === true) printDocument(context.terminal, "ticks", { info, ticks });
            else printTicks(context.terminal, info, ticks);
            return 0;
          }
          const choice = timeframe === undefined ? days : { ...days, timeframe };
          const { info, bars } = await backend.invoke("data:show", { symbol, ...choice });
          if (json === true) printDocument(context.terminal, "bars", { info, bars });
          else {
            context.terminal.print(seriesLine(info));
            context.terminal.print(`origin ${bars.origin}\nhash   ${info.dataHash}`);
            for (const caveat of info.caveats) context.terminal.print(`note   ${caveat}`);
            context.terminal.print(lastBarsTable(bars));
          }
          return 0;
        }),
      );
    });
}

function printTicks(terminal: Terminal, info: TickInfo, { totalTrades, tsMs, price, size }: TicksView): void {
  terminal.print(
    `${info.symbol} tick ${info.from} to ${info.to}, ${String(info.trades)} trades from ${info.provider}`,
  );
  terminal.print(`hash   ${info.dataHash}\ndays   ${String(totalTrades)} trades of the days asked for`);
  for (const caveat of info.caveats) terminal.print(`note   ${caveat}`);
  const first = Math.max(0, tsMs.length - BARS_SHOWN);
  const titles = ["time (UTC)", "price", "size"];
  const rows = tsMs.map((time, row) => [formatIsoTime(epochMs(time)), String(price[row]), String(size[row])]);
  terminal.print(
    formatTable(
      titles.map((title, index) => ({ title, align: index === 0 ? "left" : "right" })),
      rows.slice(first),
    ),
  );
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
    .action(async (flags: { readonly json?: boolean }) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const stats = await backend.invoke("data:stats", undefined);
          if (flags.json === true) printDocument(context.terminal, "stats", { ...stats });
          else context.terminal.print(describeLibrary(stats));
          return 0;
        }),
      );
    });
}

function seriesTable(series: readonly SeriesInfo[], ticks: readonly TickInfo[]): string {
  return formatTable(
    [
      { title: "symbol", align: "left" },
      { title: "timeframe", align: "left" },
      { title: "provider", align: "left" },
      { title: "from", align: "left" },
      { title: "to", align: "left" },
      { title: "bars, trades", align: "right" },
      { title: "", align: "left" },
    ],
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
  const titles = ["time (UTC)", "open", "high", "low", "close", "volume"];
  return formatTable(
    titles.map((title, index) => ({ title, align: index === 0 ? "left" : "right" })),
    times.map((time, row) => [
      formatIsoTime(epochMs(time)).slice(0, 16),
      ...columns.map((column) => String(column[row] ?? "")),
    ]),
  );
}
