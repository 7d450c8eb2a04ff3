import { basename } from "node:path";
import { Argument, type Command } from "commander";
import type {
  CoverageReport,
  MarketReport,
  QualityReport,
  RepairReport,
  SeriesChoice,
} from "#shared/ipc/channels/data-channels.ts";
import type { CorporateAction } from "#shared/model/corporate-action.ts";
import { QUALITY_PROBLEMS, type BarRepair } from "#shared/model/data-quality.ts";
import { MARKETS, type Market } from "#shared/model/market.ts";
import { formatIsoTime, type EpochMs } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";
import { seriesCommand } from "../series-command.ts";

interface SeriesFlags extends Omit<SeriesChoice, "symbol"> {
  readonly json?: boolean;
}

interface RepairFlags extends SeriesFlags {
  readonly day?: readonly string[];
  readonly apply?: boolean;
  readonly undo?: boolean;
}

const LISTED = 10;

/** What is known of stored series beyond their bars: `data coverage`, `quality`, `repair`, `actions` and `set-market`. */
export function addDataQualityCommands(data: Command, context: CommandContext): void {
  addCoverage(data, context);
  addQuality(data, context);
  addRepair(data, context);
  addActions(data, context);
  addSetMarket(data, context);
}

const choiceOf = (symbol: string, { timeframe, provider }: SeriesFlags): SeriesChoice => ({
  symbol,
  ...(timeframe === undefined ? {} : { timeframe }),
  ...(provider === undefined ? {} : { provider }),
});

function addCoverage(data: Command, context: CommandContext): void {
  seriesCommand(data, "coverage", "what is there of a series, and what is missing by its market's calendar")
    .addHelpText("after", "\nExamples:\n  gpt-trader data coverage SPX")
    .action((symbol: string, flags: SeriesFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("data:coverage", choiceOf(symbol, flags)),
        document: (coverage) => ["coverage", { coverage }],
        lines: (coverage) => [describeCoverage(coverage)],
      }),
    );
}

function addQuality(data: Command, context: CommandContext): void {
  const quality = seriesCommand(
    data,
    "quality",
    "what is or seems wrong with a series, and whether it may be used",
  )
    .option("--limit <count>", "most findings listed", Number)
    .addHelpText("after", "\nExamples:\n  gpt-trader data quality SPX\n  gpt-trader data quality SPX --json")
    .action((symbol: string, flags: SeriesFlags & { readonly limit?: number }) =>
      printAnswer(context, flags, {
        ask: (backend) =>
          backend.invoke("data:quality", {
            ...choiceOf(symbol, flags),
            ...(flags.limit === undefined ? {} : { limit: flags.limit }),
          }),
        document: (report) => ["quality", { quality: report }],
        lines: (report) => [describeQuality(report)],
      }),
    );
  seriesCommand(
    quality,
    "release",
    "use a series although it is in quarantine, until its bars change",
  ).action((symbol: string, _: SeriesFlags, command: Command) => {
    // The command above has options of the same names, and takes them first.
    const flags = command.optsWithGlobals<SeriesFlags>();
    return printAnswer(context, flags, {
      ask: (backend) => backend.invoke("data:release", choiceOf(symbol, flags)),
      document: (released) => ["release", released],
      lines: ({ series, score }) => [
        `released ${series.symbol} ${series.timeframe} from ${series.provider}, score ${score.toFixed(2)}`,
      ],
    });
  });
}

function addRepair(data: Command, context: CommandContext): void {
  seriesCommand(data, "repair", "show what bars with spikes would become; with --apply repair them")
    .option("--day <day...>", "only the bars of these days; by default all that were found")
    .option("--apply", "repair; the bars as they came are kept")
    .option("--undo", "take all repairs of the series back")
    .addHelpText("after", "\nExamples:\n  gpt-trader data repair SPX\n  gpt-trader data repair SPX --apply")
    .action((symbol: string, flags: RepairFlags) =>
      printAnswer(context, flags, {
        ask: (backend) =>
          backend.invoke("data:repair", {
            ...choiceOf(symbol, flags),
            ...(flags.day === undefined ? {} : { days: flags.day }),
            apply: flags.apply === true,
            undo: flags.undo === true,
          }),
        document: (report) => ["repair", { repair: report }],
        lines: (report) => [describeRepairs(report)],
      }),
    );
}

function addActions(data: Command, context: CommandContext): void {
  const actions = data
    .command("actions")
    .description("the known splits and dividends of a symbol")
    .argument("<symbol>", "the symbol")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data actions SPX")
    .action((symbol: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("data:actions", { symbol }),
        document: (known) => ["actions", known],
        lines: (known) => [actionsTable(known.symbol, known.actions)],
      }),
    );
  actions
    .command("import")
    .description("add the splits and dividends of a CSV with the columns date,kind,value")
    .argument("<symbol>", "the symbol")
    .argument("<file>", "the CSV file")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader data actions import ACME actions.csv")
    .action((symbol: string, file: string, _: object, command: Command) => {
      const text = context.terminal.readFile(file);
      const fileName = basename(file);
      return printAnswer(context, command.optsWithGlobals<JsonFlag>(), {
        ask: (backend) => backend.invoke("data:import-actions", { symbol, fileName, text }),
        document: (known) => ["actions", known],
        lines: (known) => [
          `added ${String(known.imported)} of ${fileName}; ${known.symbol} has ${String(known.actions.length)}`,
        ],
      });
    });
}

function addSetMarket(data: Command, context: CommandContext): void {
  seriesCommand(data, "set-market", "say whose calendar holds for stored bars, and judge them again by it")
    .addArgument(new Argument("<market>", "whose calendar holds").choices(MARKETS))
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader data set-market EURUSD forex\n  gpt-trader data set-market ACME us_equity --provider csv --json",
    )
    .action((symbol: string, market: Market, flags: SeriesFlags) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("data:set-market", { ...choiceOf(symbol, flags), market }),
        document: (report) => ["market", { ...report }],
        lines: (report) => [describeMarket(report)],
      }),
    );
}

function describeMarket({ series, was, market, missing, score, state }: MarketReport): string {
  const change = was === market ? `is ${market}` : `is ${market}, was ${was}`;
  return `${series.symbol} ${series.timeframe} from ${series.provider}: the market ${change}; ${String(missing)} missing by its calendar, score ${score.toFixed(3)}, ${state}`;
}

const minuteOf = (tsMs: EpochMs): string => formatIsoTime(tsMs).slice(0, 16);

function describeCoverage({ series, market, prices, gaps, missing, ...rest }: CoverageReport): string {
  const label = series.isSynthetic ? "  SYNTHETIC" : "";
  return [
    `${series.symbol} ${series.timeframe} ${series.from} to ${series.to}, ${String(series.bars)} bars from ${series.provider}${label}`,
    `market     ${market}`,
    `prices     ${prices}, ${String(rest.actions)} known splits and dividends`,
    `missing    ${String(missing)}`,
    `suspicious ${String(rest.suspiciousBars.length)}`,
    `repaired   ${String(rest.repairedBars.length)}`,
    ...rest.ticks.map(
      (info) => `trades     ${String(info.trades)} from ${info.from} to ${info.to} (${info.provider})`,
    ),
    ...listSome(gaps),
    ...listSome(rest.suspiciousBars.map((time) => `suspicious ${time.slice(0, 16)}`)),
    ...series.caveats.map((caveat) => `note: ${caveat}`),
  ].join("\n");
}

function listSome(lines: readonly string[]): readonly string[] {
  const hidden = lines.length - LISTED;
  return hidden > 0 ? [...lines.slice(0, LISTED), `and ${String(hidden)} more`] : lines;
}

function describeQuality(report: QualityReport): string {
  const { series, score, verdict, state, counts, findings, totalFindings, quarantineBelow } = report;
  const found = QUALITY_PROBLEMS.filter((problem) => counts[problem] > 0);
  return [
    `${series.symbol} ${series.timeframe} from ${series.provider}: ${verdict}, score ${score.toFixed(3)} (quarantine below ${String(quarantineBelow)}), ${state}`,
    `${String(series.bars)} bars, market ${report.market}, ${String(report.repairedBars)} repaired`,
    found.length === 0
      ? "nothing found"
      : found.map((problem) => `${problem} ${String(counts[problem])}`).join(", "),
    ...findings.map(({ problem, tsOpenMs, detail }) => `${minuteOf(tsOpenMs)}  ${problem}: ${detail}`),
    ...(totalFindings > findings.length
      ? [`and ${String(totalFindings - findings.length)} more; ask for them with --limit`]
      : []),
  ].join("\n");
}

function describeRepairs({ series, repairs, state }: RepairReport): string {
  if (repairs.length === 0) return `${series.symbol}: nothing to ${state === "undone" ? "undo" : "repair"}`;
  const title = {
    proposed: "would be repaired; nothing was changed, repair with --apply",
    applied: "repaired; the bars as they came are kept, --undo brings them back",
    undone: "as they came again",
  }[state];
  const bars = `${String(repairs.length)} bar${repairs.length === 1 ? "" : "s"}`;
  return [`${series.symbol}: ${bars} ${title}`, ...repairs.flatMap(describeRepair)].join("\n");
}

function describeRepair({ was, became, reason }: BarRepair): readonly string[] {
  const pricesOf = (bar: BarRepair["was"]): string => [bar.open, bar.high, bar.low, bar.close].join(" ");
  return [`${minuteOf(was.tsOpenMs)}  ${pricesOf(was)} -> ${pricesOf(became)}`, `  because ${reason}`];
}

function actionsTable(symbol: string, actions: readonly CorporateAction[]): string {
  if (actions.length === 0) return `no splits or dividends of ${symbol} are known`;
  return formatTable(
    ["date", "kind", right("value")],
    actions.map((action) => [
      action.date,
      action.kind,
      String(action.kind === "split" ? action.ratio : action.amount),
    ]),
  );
}
