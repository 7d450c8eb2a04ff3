import type { Command } from "commander";
import type { IndicatorsView } from "#shared/ipc/channels/analyze-channels.ts";
import type { Timeframe } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import {
  catalogueTable,
  formatValue,
  hitRateTable,
  indicatorTable,
  levelTable,
  patternTable,
} from "../analysis-tables.ts";
import { addAnalyzeJudgingCommands } from "./analyze-judging-commands.ts";
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

export function addAnalyzeCommand(program: Command, context: CommandContext): void {
  const analyze = program
    .command("analyze")
    .description("what stored bars say: of a symbol, a portfolio, strategies, many symbols");
  addCatalogue(analyze, context);
  addIndicators(analyze, context);
  addPatterns(analyze, context);
  addLevels(analyze, context);
  addAnalyzeJudgingCommands(analyze, context);
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

function addPatterns(analyze: Command, context: CommandContext): void {
  addBarsOptions(
    analyze
      .command("patterns")
      .description("chart patterns confirmed by a close, and how often each kind reached its target here")
      .argument("<symbol>", "the symbol"),
  )
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze patterns SPX --from 2019-01-01")
    .action(async (symbol: string, { json, ...flags }: BarsFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:patterns", barsWish(symbol, flags));
          if (json === true) printDocument(context.terminal, "patterns", { ...view });
          else {
            context.terminal.print(titleOf(view));
            context.terminal.print(view.patterns.length === 0 ? "no patterns" : patternTable(view));
            context.terminal.print(`\n${hitRateTable(view)}`);
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
