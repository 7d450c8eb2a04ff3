import type { ResultAnalysis } from "#shared/model/result-analysis.ts";
import { epochMs, formatIsoDate } from "#shared/model/time.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { formatTable } from "./format-table.ts";

/** The lists of an analysis that a reader asks for first; the rest is in `--csv` and `--json`. */
export function describeTables(analysis: ResultAnalysis): readonly string[] {
  const { tables, drawdowns } = analysis;
  return [
    ...describe(
      "trades by side and symbol, worst symbols first",
      ["", "trades", "win rate", "P(profit) 95 %", "profit factor", "mean return", "profit"],
      tables.roundTrips.map((row) => [
        row.name,
        String(row.trades),
        formatPercent(row.winRate),
        `${formatPercent(row.profitProbabilityLower)} to ${formatPercent(row.profitProbabilityUpper)}`,
        formatRatio(row.profitFactor),
        formatPercent(row.averageReturn),
        formatMoney(row.profit),
      ]),
    ),
    ...describe(
      "deepest drawdowns",
      ["peak", "trough", "recovered", "depth", "days"],
      drawdowns.map(({ tsPeakMs, tsTroughMs, tsRecoveredMs, depth, days }) => [
        dayOf(tsPeakMs),
        dayOf(tsTroughMs),
        tsRecoveredMs === undefined ? "not yet" : dayOf(tsRecoveredMs),
        formatPercent(depth),
        String(days),
      ]),
    ),
    ...describe(
      "hard times, worst first",
      ["", "strategy", "benchmark", "max drawdown"],
      tables.hardTimes.map(({ name, strategy, benchmark, maximumDrawdown }) => [
        name,
        formatPercent(strategy),
        formatPercent(benchmark),
        formatPercent(maximumDrawdown),
      ]),
    ),
    ...describe(
      "positions, largest first",
      ["", "largest long", "largest short", "held", "fill of volume", "bars to leave"],
      tables.positions.map((row) => [
        row.symbol,
        formatPercent(row.maximumLong),
        formatPercent(row.maximumShort),
        formatPercent(row.heldShare),
        formatPercent(row.largestFillOfVolume),
        formatRatio(row.barsToLeave),
      ]),
    ),
  ];
}

const ROWS_SHOWN = 10;

function describe(
  title: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const columns = titles.map((name, index) => ({
    title: name,
    align: index === 0 ? ("left" as const) : ("right" as const),
  }));
  const more = rows.length - ROWS_SHOWN;
  return [
    "",
    title,
    formatTable(columns, rows.slice(0, ROWS_SHOWN)).replaceAll(/^/gm, "  "),
    ...(more > 0 ? [`  and ${String(more)} more, in --csv and --json`] : []),
  ];
}

function dayOf(tsMs: number): string {
  return Number.isFinite(tsMs) ? formatIsoDate(epochMs(tsMs)) : "—";
}
