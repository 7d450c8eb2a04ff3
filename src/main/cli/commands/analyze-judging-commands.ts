import { Option, type Command } from "commander";
import { RANKING_FIGURES, type RankingFigure } from "#shared/model/strategy-ranking.ts";
import type { SymbolsWish } from "#shared/ipc/channels/analyze-channels.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { describePortfolio, describeRanking, describeScan, describeSymbol } from "../judgement-tables.ts";
import { parseNumber } from "../parse-inputs.ts";
import { printAnswer } from "../print-answer.ts";
import { watchUpdate } from "../watch-update.ts";
import { addNewestOptions, type BarsFlags, barsOf, titleOf } from "./analyze-options.ts";

interface PortfolioFlags extends BarsFlags {
  readonly weights?: readonly string[];
  readonly benchmark?: string;
  readonly confidence?: string;
}

interface CompareFlags extends BarsFlags {
  readonly strategies?: readonly string[];
  readonly rankBy: RankingFigure;
  readonly allowShort?: boolean;
}

interface ScanFlags extends BarsFlags {
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
    .action((symbol: string, flags: BarsFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:symbol", { symbol, ...barsOf(flags) }),
        document: (view) => ["symbol-analysis", { ...view }],
        lines: (view) => [titleOf(view), describeSymbol(view.analysis)],
      }),
    );
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
    .action((symbols: readonly string[], flags: PortfolioFlags) => {
      const { weights, benchmark, confidence } = flags;
      const input = {
        ...symbolsWish(symbols, flags),
        weights: readWeights(symbols, weights),
        ...(benchmark === undefined ? {} : { benchmarkSymbol: benchmark }),
        ...(confidence === undefined ? {} : { confidence: parseNumber("--confidence", confidence) }),
      };
      return printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:portfolio", input),
        document: (view) => ["portfolio-analysis", { ...view }],
        lines: (view) => [titleOf(...view.series), describePortfolio(view.portfolio)],
      });
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
    .action((symbols: readonly string[], flags: CompareFlags) => {
      const { strategies, rankBy, allowShort = false } = flags;
      const input = {
        ...symbolsWish(symbols, flags),
        rankBy,
        allowShort,
        ...(strategies === undefined ? {} : { strategies }),
      };
      return printAnswer(context, flags, {
        ask: (backend) =>
          watchUpdate(context, backend, (updateId) =>
            backend.invoke("analyze:compare", { ...input, updateId }),
          ),
        document: (view) => ["strategy-ranking", { ...view }],
        lines: (view) => [titleOf(...view.series), describeRanking(view)],
      });
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
    .action((symbols: readonly string[], flags: ScanFlags) => {
      const match = flags.any === true ? ("any" as const) : ("all" as const);
      const input = { ...symbolsWish(symbols, flags), conditions: flags.where, match };
      return printAnswer(context, flags, {
        ask: (backend) => backend.invoke("analyze:scan", input),
        document: (view) => ["scan", { ...view }],
        lines: (view) => [titleOf(...view.series), describeScan(view)],
      });
    });
}

const symbolsWish = (symbols: readonly string[], flags: BarsFlags): SymbolsWish => ({
  symbols,
  ...barsOf(flags),
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
