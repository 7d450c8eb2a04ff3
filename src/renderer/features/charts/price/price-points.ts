import type { UTCTimestamp } from "lightweight-charts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartStyle } from "#shared/model/chart-setup.ts";
import type { ChartColors } from "../chart-theme.ts";
import { toChartTime } from "../series-data.ts";
import type { Candle } from "../series-data.ts";
import { toVolume } from "../volume-series.ts";

/** A point of the chart's main series: a bar, or its close alone. */
export interface MainPoint {
  readonly time: UTCTimestamp;
  readonly open?: number;
  readonly high?: number;
  readonly low?: number;
  readonly close?: number;
  readonly value?: number;
  readonly color?: string;
  readonly borderColor?: string;
  readonly wickColor?: string;
}

export interface ColoredPoint {
  readonly time: UTCTimestamp;
  /** Left out where there is none: the line has a gap there. */
  readonly value?: number;
  readonly color?: string;
}

/** The bar at a point; undefined beyond the ends. */
export function candleAt(bars: ChartBars, point: number): Candle | undefined {
  const [tsMs, open, high, low, close] = [
    bars.tsOpenMs[point],
    bars.open[point],
    bars.high[point],
    bars.low[point],
    bars.close[point],
  ];
  if (tsMs === undefined || open === undefined || high === undefined) return undefined;
  if (low === undefined || close === undefined) return undefined;
  return { time: toChartTime(tsMs), open, high, low, close, volume: bars.volume[point] ?? 0 };
}

/**
 * A bar in a style. Candles tell up from down by more than colour: a hollow body closed above its open. In the style `hollow` the colour
 * tells of the close before.
 */
export function toMainPoint(
  bars: ChartBars,
  point: number,
  style: ChartStyle,
  colors: ChartColors,
): MainPoint | undefined {
  const candle = candleAt(bars, point);
  if (candle === undefined) return undefined;
  const { volume: _volume, ...bar } = candle;
  if (style === "line" || style === "area") return { time: bar.time, value: bar.close };
  if (style !== "hollow") return bar;
  const isUp = bar.close >= (bars.close[point - 1] ?? bar.open);
  const [color, faint] = isUp ? [colors.up, colors.upFaint] : [colors.down, colors.downFaint];
  const body = bar.close >= bar.open ? faint : color;
  return { ...bar, color: body, borderColor: color, wickColor: color };
}

export function toVolumePoint(bars: ChartBars, point: number, colors: ChartColors): ColoredPoint | undefined {
  const candle = candleAt(bars, point);
  return candle && toVolume(candle, colors);
}

/** A value of a line at a point; a gap where it is no number. */
export function toLinePoint(
  bars: ChartBars,
  values: readonly number[],
  point: number,
): ColoredPoint | undefined {
  const [tsMs, value] = [bars.tsOpenMs[point], values[point]];
  if (tsMs === undefined) return undefined;
  const time = toChartTime(tsMs);
  return value === undefined || !Number.isFinite(value) ? { time } : { time, value };
}
