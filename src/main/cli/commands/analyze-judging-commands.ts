import { Option, type Command } from "commander";
import { RANKING_FIGURES, type RankingFigure } from "#shared/model/strategy-ranking.ts";
import type { LookedAt, SymbolsWish } from "#shared/ipc/channels/analyze-channels.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { describePortfolio, describeRanking, describeScan, describeSymbol } from "../judgement-tables.ts";
import { parseNumber } from "../parse-inputs.ts";
import { parseTimeframe } from "../parse-timeframe.ts";
import { printDocument } from "../print-document.ts";

interface DaysFlags {
  readonly timeframe?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

interface PortfolioFlags extends DaysFlags {
  readonly weights?: readonly string[];
  readonly benchmark?: string;
  readonly confidence?: string;
}

interface CompareFlags extends DaysFlags {
  readonly strategies?: readonly string[];
  readonly rankBy: RankingFigure;
  readonly allowShort?: boolean;
}

interface ScanFlags extends DaysFlags {
  readonly where: readonly string[];
  readonly any?: boolean;
}

/** `analyze symbol`, `portfolio`, `compare` and `scan`. */
export function addAnalyzeJudgingCommands(analyze: Command, context: CommandContext): void {
  addSymbol(analyze, context);
  addPortfolio(analyze, context);
  addCompare(analyze, context);
  addScan(analyze, context);
}

function addSymbol(analyze: Command, context: CommandContext): void {
  addNewestOptions(
    analyze
      .command("symbol")
      .description("trend, volatility, active patterns and levels, with a score whose points are explained")
      .argument("<symbol>", "the symbol"),
  )
    .addHelpText("after", "\nExamples:\n  gpt-trader analyze symbol SPX")
    .action(async (symbol: string, { json, ...flags }: DaysFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:symbol", { symbol, ...daysOf(flags) });
          if (json === true) printDocument(context.terminal, "symbol-analysis", { ...view });
          else {
            context.terminal.print(titleOf([view]));
            context.terminal.print(describeSymbol(view.analysis));
          }
          return 0;
        }),
      );
    });
}

function addPortfolio(analyze: Command, context: CommandContext): void {
  addNewestOptions(
    analyze
      .command("portfolio")
      .description("volatility, beta, correlations and losses of symbols held together")
      .argument("<symbols...>", "the symbols"),
  )
    .option("--from <date>", "first day looked at")
    .option("--weights <fractions...>", "one a symbol, in their order; by default all equal")
    .option("--benchmark <symbol>", "the symbol that beta compares with")
    .option("--confidence <fraction>", "of the value at risk; by default 0.95")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader analyze portfolio SPX FB --benchmark SPX\n  gpt-trader analyze portfolio SPX FB --weights 0.6 0.4 --json",
    )
    .action(async (symbols: readonly string[], flags: PortfolioFlags) => {
      const { weights, benchmark, confidence } = flags;
      const input = {
        ...symbolsWish(symbols, flags),
        weights: readWeights(symbols, weights),
        ...(benchmark === undefined ? {} : { benchmarkSymbol: benchmark }),
        ...(confidence === undefined ? {} : { confidence: parseNumber("--confidence", confidence) }),
      };
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:portfolio", input);
          if (flags.json === true) printDocument(context.terminal, "portfolio-analysis", { ...view });
          else {
            context.terminal.print(titleOf(view.series));
            context.terminal.print(describePortfolio(view.portfolio));
          }
          return 0;
        }),
      );
    });
}

function addCompare(analyze: Command, context: CommandContext): void {
  addNewestOptions(
    analyze
      .command("compare")
      .description("trade strategies over the same bars at the costs of the settings, the best first")
      .argument("<symbols...>", "the symbols"),
  )
    .option("--from <date>", "first day traded")
    .option("--strategies <ids...>", "by default all that fit the symbols")
    .addOption(
      new Option("--rank-by <figure>", "the largest first").choices(RANKING_FIGURES).default("sharpe"),
    )
    .option("--allow-short", "let strategies sell short")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader analyze compare SPX --strategies sma_cross momentum buy_and_hold --from 2010-01-04\n  gpt-trader analyze compare SPX --rank-by calmar --json",
    )
    .action(async (symbols: readonly string[], flags: CompareFlags) => {
      const { strategies, rankBy, allowShort = false } = flags;
      const input = {
        ...symbolsWish(symbols, flags),
        rankBy,
        allowShort,
        ...(strategies === undefined ? {} : { strategies }),
      };
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:compare", input);
          if (flags.json === true) printDocument(context.terminal, "strategy-ranking", { ...view });
          else {
            context.terminal.print(titleOf(view.series));
            context.terminal.print(describeRanking(view));
          }
          return 0;
        }),
      );
    });
}

function addScan(analyze: Command, context: CommandContext): void {
  addNewestOptions(
    analyze
      .command("scan")
      .description("which symbols meet conditions on prices and indicators at their last bar that is over")
      .argument("<symbols...>", "the symbols"),
  )
    .requiredOption(
      "--where <conditions...>",
      'such as "rsi(14) < 30", or "1w: close > sma(10)" over longer bars',
    )
    .option("--any", "one condition is enough; by default all must be met")
    .addHelpText(
      "after",
      '\nExamples:\n  gpt-trader analyze scan SPX FB --where "rsi(14) < 70" "close > sma(50)"\n  gpt-trader analyze scan SPX --where "1w: close > sma(10)" --json',
    )
    .action(async (symbols: readonly string[], flags: ScanFlags) => {
      const match = flags.any === true ? ("any" as const) : ("all" as const);
      const input = { ...symbolsWish(symbols, flags), conditions: flags.where, match };
      context.finish(
        await context.withBackend(async (backend) => {
          const view = await backend.invoke("analyze:scan", input);
          if (flags.json === true) printDocument(context.terminal, "scan", { ...view });
          else {
            context.terminal.print(titleOf(view.series));
            context.terminal.print(describeScan(view));
          }
          return 0;
        }),
      );
    });
}

function addNewestOptions(command: Command): Command {
  return command
    .option("--timeframe <timeframe>", "length of a bar; by default 1d, or what imported bars have")
    .option("--to <date>", "last day known")
    .option("--json", "print one JSON document");
}

const daysOf = ({ timeframe, from, to }: DaysFlags): Omit<SymbolsWish, "symbols"> => ({
  ...(timeframe === undefined ? {} : { timeframe: parseTimeframe(timeframe) }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const symbolsWish = (symbols: readonly string[], flags: DaysFlags): SymbolsWish => ({
  symbols,
  ...daysOf(flags),
});

function readWeights(
  symbols: readonly string[],
  given: readonly string[] | undefined,
): Readonly<Record<string, number>> {
  if (given !== undefined && given.length !== symbols.length) {
    throw userError({
      code: "command.weights-do-not-match",
      message: `there must be one weight a symbol, was ${String(given.length)} for ${String(symbols.length)}`,
      field: "weights",
      value: given.join(" "),
      remedy: "write one weight for each symbol, in their order",
    });
  }
  const weights = given?.map((text) => parseNumber("--weights", text));
  return Object.fromEntries(symbols.map((symbol, index) => [symbol, weights?.[index] ?? 1 / symbols.length]));
}

const titleOf = (series: readonly Pick<LookedAt, "symbol" | "timeframe" | "isSynthetic">[]): string =>
  series
    .map(({ symbol, timeframe, isSynthetic }) => `${symbol} ${timeframe}${isSynthetic ? "  SYNTHETIC" : ""}`)
    .join(", ");
