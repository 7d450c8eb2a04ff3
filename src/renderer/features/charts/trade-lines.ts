import type { UTCTimestamp } from "lightweight-charts";
import type { Trade } from "#shared/model/position.ts";
import { toChartTime } from "./series-data.ts";

/** The way of one trade over the chart, from its entry to its exit. */
export interface TradeLine {
  readonly fromTime: UTCTimestamp;
  readonly toTime: UTCTimestamp;
  readonly entryPrice: number;
  readonly exitPrice: number;
  readonly isGain: boolean;
}

/** The trades of a symbol as lines, in order of their entries. */
export function toTradeLines(trades: readonly Trade[], symbol: string): readonly TradeLine[] {
  return trades
    .filter((trade) => trade.symbol === symbol)
    .map((trade) => ({
      fromTime: toChartTime(trade.tsEntryMs),
      toTime: toChartTime(trade.tsExitMs),
      entryPrice: trade.entryPrice,
      exitPrice: trade.exitPrice,
      isGain: trade.profit >= 0,
    }))
    .toSorted((left, right) => left.fromTime - right.fromTime);
}

/** The trade of the symbol that was open at a time, in UTC seconds; of several the one that was entered last. */
export function tradeAt(
  trades: readonly Trade[],
  symbol: string,
  time: number | undefined,
): Trade | undefined {
  if (time === undefined) return undefined;
  const open = trades.filter(
    (trade) =>
      trade.symbol === symbol && toChartTime(trade.tsEntryMs) <= time && time <= toChartTime(trade.tsExitMs),
  );
  return open.toSorted((left, right) => left.tsEntryMs - right.tsEntryMs).at(-1);
}
