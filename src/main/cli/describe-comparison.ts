import type { ComparedRow, RunComparison } from "#shared/ipc/channels/history-channels.ts";
import type { Trade } from "#shared/model/position.ts";
import { epochMs, formatIsoDate, formatIsoTime } from "#shared/model/time.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { formatTable } from "./format-table.ts";

/** Trades of a run that are printed. */
const TRADES_SHOWN = 10;

/** Two runs side by side as text: in what they differ, or everything. */
export function describeComparison(comparison: RunComparison, isAll: boolean): readonly string[] {
  const { left, right, rows } = comparison;
  const shown = isAll ? rows : rows.filter(({ isSame }) => !isSame);
  const same = rows.length - shown.length;
  return [
    ...(comparison.divergence === undefined ? [] : [comparison.divergence.text, ""]),
    formatTable(
      ["", "", left.runId, right.runId],
      shown.map((row) => [row.group, row.label, showFigure(row, row.left), showFigure(row, row.right)]),
    ),
    ...(same === 0 ? [] : ["", `${same} more are the same: --all shows them`]),
    ...describeTrades(left.runId, comparison.onlyLeft),
    ...describeTrades(right.runId, comparison.onlyRight),
  ];
}

function describeTrades(run: string, trades: readonly Trade[]): readonly string[] {
  if (trades.length === 0) return [];
  const more = trades.length - TRADES_SHOWN;
  return [
    "",
    `trades that only ${run} has`,
    ...trades.slice(0, TRADES_SHOWN).map(describeTrade),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function describeTrade({ symbol, side, quantity, tsEntryMs, tsExitMs, profit }: Trade): string {
  return `  ${symbol} ${side} ${quantity}  ${formatIsoDate(tsEntryMs)} to ${formatIsoDate(tsExitMs)}  ${formatMoney(profit)}`;
}

function showFigure({ kind }: ComparedRow, value: ComparedRow["left"]): string {
  if (value === undefined) return "—";
  if (typeof value === "string") return value;
  switch (kind) {
    case "time":
      return formatIsoTime(epochMs(value)).slice(0, 19);
    case "duration":
      return `${(value / 1000).toFixed(2)} s`;
    case "fraction":
      return formatPercent(value);
    case "money":
      return formatMoney(value);
    case "ratio":
      return formatRatio(value);
    case "count":
    case "days":
    case "text":
    case "strategy":
      return Number.isFinite(value) ? String(value) : formatRatio(value);
  }
}
