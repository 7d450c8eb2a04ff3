import type { Command } from "commander";
import type { IndicatorInfo, IndicatorParameter } from "#shared/model/indicator.ts";
import type { IndicatorsView, LevelsView } from "#shared/ipc/channels/analyze-channels.ts";
import { epochMs, formatIsoDate, formatIsoTime, type Timeframe } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatPercent } from "../format-number.ts";
import { formatTable } from "../format-table.ts";
import { printDocument } from "../print-document.ts";
import { parseTimeframe } from "../parse-timeframe.ts";

interface BarsFlags {
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

interface IndicatorFlags extends BarsFlags {
  readonly indicators: readonly string[];
  readonly benchmark?: string;
}

const BARS_SHOWN = 10;
const SIGNIFICANT_DIGITS = 8;

export function addAnalyzeCommand(program: Command, context: CommandContext): void {
  const analyze = program.command("analyze").description("what the stored bars of a symbol say");
  addCatalogue(analyze, context);
  addIndicators(analyze, context);
  addLevels(analyze, context);
}

function addCatalogue(analyze: Command, context: CommandContext): void {
  analyze
    .command("catalogue")
    .description("list every indicator with its numbers, lines and unit")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze catalogue")
    .action(async (flags: { readonly json?: boolean }) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const indicators = await backend.invoke("analyze:list-indicators", undefined);
          if (flags.json === true) printDocument(context.terminal, "indicator-catalogue", { indicators });
          else context.terminal.print(catalogueTable(indicators));
          return 0;
        }),
      );
    });
}

function addIndicators(analyze: Command, context: CommandContext): void {
  addBarsOptions(
    analyze
      .command("indicators")
      .description("whole series of indicators; the table shows the last bars, --json all of them")
      .argument("<symbol>", "the symbol")
      .option("--indicators <names...>", 'names with their numbers, as "sma(50)" or sma:50', [
        "sma:20",
        "rsi:14",
        "atr:14",
      ])
      .option("--benchmark <symbol>", "the symbol that correlation and beta compare with"),
  )
    .addHelpText(
      "after",
      `
Examples:
  gpt-trader analyze indicators SPX
  gpt-trader analyze indicators SPX --indicators macd bollinger:20,2 --from 2019-01-01 --json`,
    )
    .action(async (symbol: string, { indicators, benchmark, json, ...flags }: IndicatorFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:indicators", {
            ...barsWish(symbol, flags),
            indicatorNames: indicators,
            ...(benchmark === undefined ? {} : { benchmarkSymbol: benchmark }),
          });
          if (json === true) printDocument(context.terminal, "indicators", { ...view });
          else {
            context.terminal.print(titleOf(view));
            context.terminal.print(indicatorTable(view));
          }
          return 0;
        }),
      );
    });
}

function addLevels(analyze: Command, context: CommandContext): void {
  addBarsOptions(
    analyze
      .command("levels")
      .description("prices at which swings turned more than once, nearest to the last close first")
      .argument("<symbol>", "the symbol"),
  )
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze levels SPX")
    .action(async (symbol: string, { json, ...flags }: BarsFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:levels", barsWish(symbol, flags));
          if (json === true) printDocument(context.terminal, "levels", { ...view });
          else {
            context.terminal.print(`${titleOf(view)}, last close ${formatValue(view.lastClose)}`);
            context.terminal.print(view.levels.length === 0 ? "no levels" : levelTable(view));
          }
          return 0;
        }),
      );
    });
}

function addBarsOptions(command: Command): Command {
  return command
    .option("--timeframe <timeframe>", "length of a bar; by default 1d, or what imported bars have")
    .option("--from <date>", "first day shown")
    .option("--to <date>", "last day known")
    .option("--json", "print one JSON document");
}

function barsWish(symbol: string, { timeframe, from, to }: BarsFlags) {
  const wish: { symbol: string; timeframe?: Timeframe; from?: string; to?: string } = { symbol };
  if (timeframe !== undefined) wish.timeframe = parseTimeframe(timeframe);
  if (from !== undefined) wish.from = from;
  if (to !== undefined) wish.to = to;
  return wish;
}

function titleOf({
  symbol,
  timeframe,
  isSynthetic,
}: Pick<IndicatorsView, "symbol" | "timeframe" | "isSynthetic">): string {
  return `${symbol} ${timeframe}${isSynthetic ? "  SYNTHETIC" : ""}`;
}

function indicatorTable({ tsOpenMs, close, lines }: IndicatorsView): string {
  const columns = [
    { title: "close", values: close },
    ...lines.map(({ indicator, line, values }) => ({
      title: line === "value" ? indicator : `${indicator} ${line}`,
      values,
    })),
  ];
  const first = Math.max(0, tsOpenMs.length - BARS_SHOWN);
  return formatTable(
    ["time (UTC)", ...columns.map(({ title }) => title)].map((title, place) => ({
      title,
      align: place === 0 ? ("left" as const) : ("right" as const),
    })),
    tsOpenMs
      .slice(first)
      .map((time, row) => [
        formatIsoTime(epochMs(time)).slice(0, 16),
        ...columns.map(({ values }) => formatValue(values[first + row] ?? Number.NaN)),
      ]),
  );
}

function levelTable({ levels }: LevelsView): string {
  return formatTable(
    [
      { title: "level", align: "left" },
      { title: "price", align: "right" },
      { title: "from the close", align: "right" },
      { title: "swings", align: "right" },
      { title: "last", align: "left" },
    ],
    levels.map(({ kind, price, distanceFraction, touches, tsLastTouchMs }) => [
      kind,
      formatValue(price),
      formatPercent(distanceFraction),
      String(touches),
      formatIsoDate(epochMs(tsLastTouchMs)),
    ]),
  );
}

function catalogueTable(indicators: readonly IndicatorInfo[]): string {
  return formatTable(
    ["indicator", "group", "pane", "unit", "lines", "what it is"].map((title) => ({
      title,
      align: "left" as const,
    })),
    indicators.map(({ id, parameters, group, pane, unit, lines, title }) => [
      parameters.length === 0 ? id : `${id}(${parameters.map(describeParameter).join(", ")})`,
      group,
      pane,
      unit,
      lines.join(" "),
      title,
    ]),
  );
}

function describeParameter({ name, default: byDefault }: IndicatorParameter): string {
  return `${name} ${byDefault}`;
}

/** Volumes have many digits and fractions few: the same number of significant ones serves both. */
function formatValue(value: number): string {
  return Number.isNaN(value) ? "—" : String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}
