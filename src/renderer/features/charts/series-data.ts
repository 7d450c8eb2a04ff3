import type { UTCTimestamp } from "lightweight-charts";
import type { BarsView } from "#shared/ipc/channels/data-channels.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { Fill } from "#shared/model/order.ts";

export interface Candle {
  readonly time: UTCTimestamp;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface LinePoint {
  readonly time: UTCTimestamp;
  readonly value: number;
}

export interface TradeMark {
  readonly time: UTCTimestamp;
  readonly side: "buy" | "sell";
  readonly price: number;
}

/** The chart counts time in UTC seconds. */
export const toChartTime = (tsMs: number): UTCTimestamp => Math.floor(tsMs / 1_000) as UTCTimestamp;

export function toCandle(bar: Bar): Candle {
  const { open, high, low, close, volume } = bar;
  return { time: toChartTime(bar.tsOpenMs), open, high, low, close, volume };
}

/** One candle a bar; columns of unequal length end at the shortest. */
export function toCandles(bars: BarsView): readonly Candle[] {
  return bars.tsOpenMs.flatMap((tsMs, index) => {
    const [open, high, low, close] = [bars.open[index], bars.high[index], bars.low[index], bars.close[index]];
    if (open === undefined || high === undefined || low === undefined || close === undefined) return [];
    return [{ time: toChartTime(tsMs), open, high, low, close, volume: bars.volume[index] ?? 0 }];
  });
}

/** A line without points that are no number, and with the last of several at the same second. */
export function toLine(tsMs: readonly number[], values: readonly number[]): readonly LinePoint[] {
  const points = new Map<UTCTimestamp, number>();
  for (const [index, time] of tsMs.entries()) {
    const value = values[index];
    if (value !== undefined && Number.isFinite(value)) points.set(toChartTime(time), value);
  }
  return [...points].map(([time, value]) => ({ time, value }));
}

/** Where the symbol was bought and sold, in order of time. */
export function toTradeMarks(fills: readonly Fill[], symbol: string): readonly TradeMark[] {
  return fills
    .filter((fill) => fill.symbol === symbol)
    .map((fill) => ({ time: toChartTime(fill.tsMs), side: fill.side, price: fill.price }))
    .toSorted((left, right) => left.time - right.time);
}

/** How far the account is below its highest value so far, as a fraction, 0 or negative. */
export function toDrawdown(equity: readonly LinePoint[]): readonly LinePoint[] {
  let highest = Number.NEGATIVE_INFINITY;
  return equity.map(({ time, value }) => {
    highest = Math.max(highest, value);
    return { time, value: highest > 0 ? value / highest - 1 : 0 };
  });
}
