import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atr, createAtr } from "./atr.ts";
import { bollinger, createBollinger } from "./bollinger.ts";
import { createDonchian, donchian } from "./donchian.ts";
import { createEma, ema } from "./ema.ts";
import { createMacd, macd } from "./macd.ts";
import { createRateOfChange, rateOfChange } from "./rate-of-change.ts";
import { createRealizedVolatility, realizedVolatility } from "./realized-volatility.ts";
import { createRsi, rsi } from "./rsi.ts";
import { createSma, sma } from "./sma.ts";
import { createStandardDeviation, standardDeviation } from "./standard-deviation.ts";

const prices = fc.float64Array({ min: 0.01, max: 1e6, noNaN: true, maxLength: 120 });
const period = fc.integer({ min: 2, max: 25 });

const ONE_COLUMN = { sma, ema, rsi, standardDeviation, realizedVolatility, rateOfChange };
const ONE_COLUMN_STREAMS = {
  sma: createSma,
  ema: createEma,
  rsi: createRsi,
  standardDeviation: createStandardDeviation,
  realizedVolatility: createRealizedVolatility,
  rateOfChange: createRateOfChange,
};

/** One column of what a stream answers, bar by bar. */
function streamed(length: number, next: (index: number) => number): Float64Array {
  return Float64Array.from({ length }, (_, index) => next(index));
}

describe("indicators", () => {
  it.each(Object.keys(ONE_COLUMN) as (keyof typeof ONE_COLUMN)[])(
    "gives the same %s in a stream as over a whole series",
    (name) => {
      fc.assert(
        fc.property(prices, period, (values, length) => {
          const stream = ONE_COLUMN_STREAMS[name](length);
          const expected = streamed(values.length, (index) => stream.next(values[index]!));
          expect(ONE_COLUMN[name](values, length)).toEqual(expected);
        }),
      );
    },
  );

  it("gives the same averageTrueRange in a stream as over a whole series", () => {
    fc.assert(
      fc.property(prices, period, (close, length) => {
        const columns = { high: close.map((value) => value * 1.02), low: close.map((v) => v * 0.97), close };
        const stream = createAtr(length);
        const expected = streamed(close.length, (index) =>
          stream.next(columns.high[index]!, columns.low[index]!, close[index]!),
        );
        expect(atr(columns, length)).toEqual(expected);
      }),
    );
  });

  it("gives the same bands, channel and MACD in a stream as over a whole series", () => {
    fc.assert(
      fc.property(prices, period, (values, length) => {
        const periods = { fast: length, slow: length + 7, signal: 5 };
        const streams = {
          bands: createBollinger({ period: length, deviations: 2 }),
          channel: createDonchian(length),
          macd: createMacd(periods),
        };
        const rows = [...values].map((value) => ({
          bands: streams.bands.next(value),
          channel: streams.channel.next(value, value / 2),
          macd: streams.macd.next(value),
        }));
        const bands = bollinger(values, { period: length, deviations: 2 });
        const channel = donchian({ high: values, low: values.map((value) => value / 2) }, length);
        const convergence = macd(values, periods);
        const whole = rows.map((_, index) => ({
          bands: { middle: bands.middle[index], upper: bands.upper[index], lower: bands.lower[index] },
          channel: { upper: channel.upper[index], lower: channel.lower[index] },
          macd: {
            line: convergence.line[index],
            signal: convergence.signal[index],
            histogram: convergence.histogram[index],
          },
        }));
        expect(whole).toEqual(rows);
      }),
    );
  });

  it("holds the channel's edges to the extremes of the window", () => {
    fc.assert(
      fc.property(prices, period, (values, length) => {
        const { upper, lower } = donchian({ high: values, low: values }, length);
        const windows = [...values].map((_, index) =>
          values.subarray(Math.max(0, index - length + 1), index + 1),
        );
        const isReady = (index: number) => index >= length - 1;
        expect([...upper]).toEqual(windows.map((w, index) => (isReady(index) ? Math.max(...w) : Number.NaN)));
        expect([...lower]).toEqual(windows.map((w, index) => (isReady(index) ? Math.min(...w) : Number.NaN)));
      }),
    );
  });

  it("keeps the sliding deviation close to the one computed from the window alone", () => {
    fc.assert(
      fc.property(prices, period, (values, length) => {
        const sliding = standardDeviation(values, length);
        const scale = Math.max(1, ...values);
        for (let index = length - 1; index < values.length; index += 1) {
          const window = values.subarray(index - length + 1, index + 1);
          const mean = window.reduce((sum, value) => sum + value, 0) / length;
          const variance = window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / length;
          expect(Math.abs(sliding[index]! ** 2 - variance)).toBeLessThan(1e-12 * scale ** 2);
        }
      }),
    );
  });
});
