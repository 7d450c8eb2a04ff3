import type { Trade } from "#shared/model/position.ts";
import type { TradeExcursion } from "#shared/model/result-analysis.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { toCsvCell, type CsvCell } from "./csv-cell.ts";

const COLUMNS: readonly (readonly [
  string,
  (trade: Trade, index: number, excursion: TradeExcursion | undefined) => CsvCell,
])[] = [
  ["number", (_, index) => index + 1],
  ["symbol", (trade) => trade.symbol],
  ["side", (trade) => trade.side],
  ["quantity", (trade) => trade.quantity],
  ["entry_time_utc", (trade) => formatIsoTime(trade.tsEntryMs)],
  ["entry_price", (trade) => trade.entryPrice],
  ["entry_reason", (trade) => trade.entryReason],
  ["exit_time_utc", (trade) => formatIsoTime(trade.tsExitMs)],
  ["exit_price", (trade) => trade.exitPrice],
  ["exit_reason", (trade) => trade.exitReason],
  ["fees", (trade) => trade.fees],
  ["profit", (trade) => trade.profit],
  ["return_fraction", (trade) => trade.returnFraction],
  ["bars_held", (trade) => trade.barsHeld],
  ["adverse_excursion", (_, __, excursion) => excursion?.adverse ?? ""],
  ["favourable_excursion", (_, __, excursion) => excursion?.favourable ?? ""],
  ["efficiency", (_, __, excursion) => excursion?.efficiency ?? ""],
];

/** RFC 4180 with a header line; numbers in full precision, times in UTC; excursions are empty where they are not known. */
export function tradesCsv(trades: readonly Trade[], excursions: readonly TradeExcursion[] = []): string {
  const header = COLUMNS.map(([name]) => name).join(",");
  const lines = trades.map((trade, index) =>
    COLUMNS.map(([, read]) => toCsvCell(read(trade, index, excursions[index]))).join(","),
  );
  return `${[header, ...lines].join("\n")}\n`;
}
