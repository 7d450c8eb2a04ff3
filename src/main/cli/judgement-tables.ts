import type { ScannedView, ComparisonView } from "#shared/ipc/channels/analyze-channels.ts";
import { PATTERN_LABELS } from "#shared/model/pattern.ts";
import type { PortfolioAnalysis } from "#shared/model/portfolio-analysis.ts";
import type { SymbolAnalysis } from "#shared/model/symbol-analysis.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import { formatValue } from "./analysis-tables.ts";
import { formatPercent, formatRatio } from "./format-number.ts";
import { formatTable } from "./format-table.ts";

const LEVELS_SHOWN = 4;

const minuteOf = (tsMs: number): string =>
  Number.isNaN(tsMs) ? "—" : formatIsoTime(epochMs(tsMs)).slice(0, 16);

/** A table whose first columns hold words. */
function tableOf(titles: readonly string[], words: number, rows: readonly (readonly string[])[]): string {
  return formatTable(
    titles.map((title, place) => ({ title, align: place < words ? ("left" as const) : ("right" as const) })),
    rows,
  );
}

export function describeSymbol(analysis: SymbolAnalysis): string {
  const { trend, volatility, points, score, mostScore, patterns, levels } = analysis;
  return [
    `last bar   ${minuteOf(analysis.tsLastMs)}, close ${formatValue(analysis.lastClose)}`,
    `score      ${String(score)} of ${String(mostScore)}: a summary of what is below, and no forecast`,
    `trend      average of 50 ${formatValue(trend.average50)}, of 200 ${formatValue(trend.average200)}, 20 bars ${formatPercent(trend.change20)}, RSI(14) ${formatRatio(trend.rsi14)}`,
    `volatility ${formatPercent(volatility.annual20)} a year over 20 bars, higher than at ${formatPercent(volatility.percentile)} of the bars before; ATR(14) ${formatPercent(volatility.atr14)}`,
    ...patterns.map(
      ({ kind, tsConfirmedMs, target, hits, finished }) =>
        `pattern    ${PATTERN_LABELS[kind]}, confirmed ${minuteOf(tsConfirmedMs)}, target ${formatValue(target)}; ${String(hits)} of ${String(finished)} before reached theirs`,
    ),
    ...levels
      .slice(0, LEVELS_SHOWN)
      .map(
        ({ kind, price, distanceFraction }) =>
          `level      ${kind} ${formatValue(price)}, ${formatPercent(distanceFraction)} from the close`,
      ),
    "",
    tableOf(
      ["point", "why", "points", "of"],
      2,
      points.map((point) => [point.name, point.reason, String(point.points), `±${String(point.mostPoints)}`]),
    ),
  ].join("\n");
}

export function describePortfolio(portfolio: PortfolioAnalysis): string {
  const { members, losses, correlations, benchmark, returns } = portfolio;
  const symbols = members.map(({ symbol }) => symbol);
  const share = formatPercent(losses.confidence);
  return [
    `${String(returns)} returns in common, ${minuteOf(portfolio.tsFirstMs)} to ${minuteOf(portfolio.tsLastMs)}; weights restored at every bar`,
    `volatility ${formatPercent(portfolio.annualVolatility)} a year`,
    ...(benchmark === undefined
      ? []
      : [
          `beta       ${formatRatio(portfolio.beta)} against ${benchmark}, correlation ${formatRatio(portfolio.benchmarkCorrelation)}`,
        ]),
    `loss of a bar, ${share} sure: ${formatPercent(losses.valueAtRisk)} by history, ${formatPercent(losses.cornishFisherValueAtRisk)} by Cornish and Fisher`,
    `mean loss beyond that: ${formatPercent(losses.conditionalValueAtRisk)} by history`,
    "",
    tableOf(
      [
        "symbol",
        "weight",
        "volatility",
        "share of risk",
        "beta",
        ...symbols.map((symbol) => `with ${symbol}`),
      ],
      1,
      members.map((member, row) => [
        member.symbol,
        formatPercent(member.weight),
        formatPercent(member.annualVolatility),
        formatPercent(member.riskShare),
        formatRatio(member.beta),
        ...(correlations[row] ?? []).map(formatRatio),
      ]),
    ),
  ].join("\n");
}

export function describeRanking({ ranking, rankedBy, rankingCaveats, range }: ComparisonView): string {
  return [
    `${range.from} to ${range.to}, ranked by ${rankedBy}`,
    tableOf(
      ["", "strategy", "sharpe", "return", "a year", "drawdown", "trades", "fees"],
      2,
      ranking.map(({ rank, strategy, statistics }) => [
        String(rank),
        strategy,
        formatRatio(statistics.sharpe),
        formatPercent(statistics.totalReturn),
        formatPercent(statistics.annualReturn),
        formatPercent(statistics.maximumDrawdown),
        String(statistics.trades),
        formatRatio(statistics.feesPaid),
      ]),
    ),
    "",
    ...rankingCaveats.map((caveat) => `note: ${caveat}`),
    ...warningsOf(ranking),
  ].join("\n");
}

/** What holds for all is said once. */
function warningsOf(ranking: ComparisonView["ranking"]): readonly string[] {
  const all = new Set(ranking.flatMap(({ warnings }) => warnings));
  return [...all].map((warning) => {
    const of = ranking.filter(({ warnings }) => warnings.includes(warning)).map(({ strategy }) => strategy);
    return of.length === ranking.length ? `note: ${warning}` : `note: ${of.join(", ")}: ${warning}`;
  });
}

export function describeScan({ scanned, matches }: ScannedView): string {
  const rows = scanned.flatMap(({ symbol, isMatch, conditions }) =>
    conditions.map(({ condition, tsBarMs, left, right, isMet, isKnown }) => [
      symbol,
      isMatch ? "match" : "",
      condition,
      isKnown ? (isMet ? "met" : "not met") : "too few bars",
      minuteOf(tsBarMs),
      formatValue(left),
      formatValue(right),
    ]),
  );
  return [
    tableOf(["symbol", "", "condition", "", "bar", "left", "right"], 5, rows),
    matches.length === 0 ? "no symbol matches" : `match: ${matches.join(", ")}`,
  ].join("\n");
}
