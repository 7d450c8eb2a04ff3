import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import {
  catalogueTable,
  formatValue,
  hitRateTable,
  indicatorTable,
  levelTable,
  patternTable,
} from "../analysis-tables.ts";
import { addBarsOptions, type BarsFlags, barsOf, titleOf } from "./analyze-options.ts";
import { addAnalyzeJudgingCommands } from "./analyze-judging-commands.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";

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
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:list-indicators", undefined),
        document: (indicators) => ["indicator-catalogue", { indicators }],
        lines: (indicators) => [catalogueTable(indicators)],
      }),
    );
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
    .action((symbol: string, { indicators, benchmark, ...flags }: IndicatorFlags) =>
      printAnswer(context, flags, {
        ask: (backend) =>
          backend.invoke("analyze:indicators", {
            symbol,
            ...barsOf(flags),
            indicatorNames: indicators,
            ...(benchmark === undefined ? {} : { benchmarkSymbol: benchmark }),
          }),
        document: (view) => ["indicators", { ...view }],
        lines: (view) => [titleOf(view), indicatorTable(view)],
      }),
    );
}

function addPatterns(analyze: Command, context: CommandContext): void {
  addBarsOptions(
    analyze
      .command("patterns")
      .description("chart patterns confirmed by a close, and how often each kind reached its target here")
      .argument("<symbol>", "the symbol"),
  )
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze patterns SPX --from 2019-01-01")
    .action((symbol: string, flags: BarsFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:patterns", { symbol, ...barsOf(flags) }),
        document: (view) => ["patterns", { ...view }],
        lines: (view) => [
          titleOf(view),
          view.patterns.length === 0 ? "no patterns" : patternTable(view),
          `\n${hitRateTable(view)}`,
        ],
      }),
    );
}

function addLevels(analyze: Command, context: CommandContext): void {
  addBarsOptions(
    analyze
      .command("levels")
      .description("prices at which swings turned more than once, nearest to the last close first")
      .argument("<symbol>", "the symbol"),
  )
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze levels SPX")
    .action((symbol: string, flags: BarsFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:levels", { symbol, ...barsOf(flags) }),
        document: (view) => ["levels", { ...view }],
        lines: (view) => [
          `${titleOf(view)}, last close ${formatValue(view.lastClose)}`,
          view.levels.length === 0 ? "no levels" : levelTable(view),
        ],
      }),
    );
}
