import { describe, expect, it } from "vitest";
import { atr } from "./atr.ts";
import { bollinger } from "./bollinger.ts";
import { donchian } from "./donchian.ts";
import { ema } from "./ema.ts";
import { macd } from "./macd.ts";
import { rateOfChange } from "./rate-of-change.ts";
import { rsi } from "./rsi.ts";
import { sma } from "./sma.ts";
import { standardDeviation } from "./standard-deviation.ts";
import { TALIB_SPX } from "./testing/talib-spx.ts";
import { loadSpx } from "#engine/testing/load-spx.ts";

const series = loadSpx();
const { close } = series;
const macdSeries = macd(close, { fast: 12, slow: 26, signal: 9 });
const bands = bollinger(close, { period: 20, deviations: 2 });
const channel = donchian({ high: close, low: close }, 14);

const OURS: Readonly<Record<Exclude<keyof typeof TALIB_SPX, "rows" | "macdLine">, Float64Array>> = {
  sma20: sma(close, 20),
  ema20: ema(close, 20),
  rsi14: rsi(close, 14),
  macdSignal: macdSeries.signal,
  macdHistogram: macdSeries.histogram,
  bollingerUpper: bands.upper,
  bollingerMiddle: bands.middle,
  bollingerLower: bands.lower,
  atr14: atr(series, 14),
  standardDeviation20: standardDeviation(close, 20),
  // TA-Lib's ROC is a percentage of the earlier value.
  rateOfChangePercent10: rateOfChange(close, 10).map((fraction) => fraction * 100),
  // TA-Lib's MIDPOINT is the middle of the channel of the same period.
  midpoint14: channel.upper.map((upper, index) => (upper + (channel.lower[index] ?? Number.NaN)) / 2),
};

/** The rows for which TA-Lib has a value. */
function rowsOf(expected: readonly number[]): readonly number[] {
  return TALIB_SPX.rows.slice(-expected.length);
}

/** The largest distance from TA-Lib, relative to its value or to 1 where that is smaller. */
function worstDistance(ours: Float64Array, expected: readonly number[]): number {
  const distances = rowsOf(expected).map((row, position) => {
    const value = expected[position] ?? Number.NaN;
    return Math.abs((ours[row] ?? Number.NaN) - value) / Math.max(1, Math.abs(value));
  });
  return Math.max(...distances);
}

function firstReadyRow(values: Float64Array): number {
  return values.findIndex((value) => !Number.isNaN(value));
}

describe("indicators on the S&P 500", () => {
  it.each(Object.entries(OURS))("gives %s as TA-Lib does, from the same bar on", (name, ours) => {
    const expected = TALIB_SPX[name as keyof typeof OURS];
    expect(worstDistance(ours, expected)).toBeLessThan(1e-9);
    expect(firstReadyRow(ours)).toBe(rowsOf(expected)[0]);
  });

  it("gives the MACD line as TA-Lib does, and 8 bars earlier", () => {
    expect(worstDistance(macdSeries.line, TALIB_SPX.macdLine)).toBeLessThan(1e-9);
    expect(firstReadyRow(macdSeries.line)).toBe(25);
    expect(rowsOf(TALIB_SPX.macdLine)[0]).toBe(33);
  });
});
