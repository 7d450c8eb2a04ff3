import type { EquityCurve } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { DAY_MS, TIMEFRAME_MS } from "#shared/model/time.ts";
import { barsPerYear } from "../calendar/bars-per-year.ts";

/** A value over the periods that returns are counted in. All columns have one entry a period. */
export interface PeriodCurve {
  readonly period: "bar" | "day";
  readonly periodsPerYear: number;
  /** Value before the first period. */
  readonly start: number;
  /** Open time of each period's last bar. */
  readonly tsMs: Float64Array;
  readonly value: Float64Array;
  readonly returns: Float64Array;
  /** Fraction below the highest value so far, the start included; 0 or negative. */
  readonly drawdown: Float64Array;
}

/**
 * The account by periods: bars, or days (UTC) where bars are shorter than a day, so that figures of intraday and daily
 * runs can be set side by side. With bars of a day or longer the first bar closes before anything can have filled, so
 * the periods start at its close; within days the first day counts from the start equity.
 */
export function periodCurve(
  curve: EquityCurve,
  startEquity: number,
  bars: readonly BarSeries[],
): PeriodCurve {
  const isIntraday = bars.every(({ timeframe }) => TIMEFRAME_MS[timeframe] < DAY_MS) && bars.length > 0;
  const ends = isIntraday ? lastOfDays(curve.tsOpenMs) : indicesAfterFirst(curve.tsOpenMs.length);
  const start = isIntraday ? startEquity : (curve.equity[0] ?? startEquity);
  const value = ends.map((index) => curve.equity[index] ?? Number.NaN);
  return {
    period: isIntraday ? "day" : "bar",
    periodsPerYear: Math.max(...bars.map((series) => periodsPerYear(series, isIntraday)), 1),
    start,
    tsMs: ends.map((index) => curve.tsOpenMs[index] ?? Number.NaN),
    value,
    ...movesOf(start, value),
  };
}

/** The same periods of another value, such as holding a symbol; `value` must have one entry a period. */
export function withValue(periods: PeriodCurve, start: number, value: Float64Array): PeriodCurve {
  return { ...periods, start, value, ...movesOf(start, value) };
}

function movesOf(start: number, value: Float64Array): Pick<PeriodCurve, "returns" | "drawdown"> {
  const [returns, drawdown] = [new Float64Array(value.length), new Float64Array(value.length)];
  let [before, peak] = [start, start];
  for (let index = 0; index < value.length; index += 1) {
    const now = value[index] ?? Number.NaN;
    if (now > peak) peak = now;
    returns[index] = now / before - 1;
    drawdown[index] = now / peak - 1;
    before = now;
  }
  return { returns, drawdown };
}

function indicesAfterFirst(length: number): Float64Array {
  return Float64Array.from({ length: Math.max(0, length - 1) }, (_, index) => index + 1);
}

function lastOfDays(tsOpenMs: Float64Array): Float64Array {
  const dayAt = (index: number): number => Math.floor((tsOpenMs[index] ?? Number.NaN) / DAY_MS);
  const ends: number[] = [];
  for (let index = 0; index < tsOpenMs.length; index += 1) {
    if (dayAt(index) !== dayAt(index + 1)) ends.push(index);
  }
  return Float64Array.from(ends);
}

function periodsPerYear(series: BarSeries, isIntraday: boolean): number {
  const timeframe = isIntraday ? "1d" : series.timeframe;
  return barsPerYear({ ...series, timeframe })(series.tsOpenMs.length - 1);
}
