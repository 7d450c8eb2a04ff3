import { describe, expect, it } from "vitest";
import { atr } from "./atr.ts";
import { createMacd } from "./macd.ts";
import { createRateOfChange } from "./rate-of-change.ts";
import { realizedVolatility } from "./realized-volatility.ts";
import { rsi } from "./rsi.ts";
import { createSma, sma } from "./sma.ts";
import { standardDeviation } from "./standard-deviation.ts";

describe("sma", () => {
  it("is the mean of the window and NaN before it", () => {
    expect(sma(Float64Array.of(1, 2, 3, 7), 3)).toEqual(Float64Array.of(Number.NaN, Number.NaN, 2, 4));
  });

  it("refuses a period that is no whole number", () => {
    expect(() => createSma(2.5)).toThrow("period must be a whole number of at least 1, was 2.5");
  });
});

describe("rsi", () => {
  it("follows Wilder's worked smoothing", () => {
    // Changes +2, -1, then +3: gains 1 and 2, losses 0.5 and 0.25 with period 2.
    expect(rsi(Float64Array.of(10, 12, 11, 14), 2)).toEqual(
      Float64Array.of(Number.NaN, Number.NaN, 100 / 1.5, 200 / 2.25),
    );
  });

  it("is neutral on a market that does not move, where TA-Lib answers 0", () => {
    expect(rsi(new Float64Array(5).fill(7), 2).slice(2)).toEqual(Float64Array.of(50, 50, 50));
  });
});

describe("atr", () => {
  it("counts a gap from the previous close and starts after `period` true ranges", () => {
    const bars = {
      high: Float64Array.of(10, 13, 12, 12),
      low: Float64Array.of(9, 12, 10, 11),
      close: Float64Array.of(9, 12, 11, 12),
    };
    // True ranges 4, 2, 1.
    expect(atr(bars, 2)).toEqual(Float64Array.of(Number.NaN, Number.NaN, 3, 2));
  });
});

describe("standardDeviation", () => {
  it("divides by the number of values", () => {
    expect(standardDeviation(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9), 8)[7]).toBe(2);
  });

  it("is exactly 0 one window after the market stopped moving", () => {
    const values = Float64Array.of(1e9, 3, 1e-3, 5e8, ...Array.from({ length: 12 }, () => 7));
    expect(standardDeviation(values, 4).slice(-5)).toEqual(new Float64Array(5));
  });
});

describe("realizedVolatility", () => {
  it("is the sample deviation of log returns", () => {
    const closes = Float64Array.of(1, Math.E, Math.E, Math.E ** 3);
    expect(realizedVolatility(closes, 3)[3]).toBeCloseTo(1, 12);
    expect(realizedVolatility(closes, 3).slice(0, 3)).toEqual(new Float64Array(3).fill(Number.NaN));
  });
});

describe("createRateOfChange", () => {
  it("is a fraction of the value `period` bars ago", () => {
    const change = createRateOfChange(2);
    expect([4, 5, 5].map((value) => change.next(value))).toEqual([Number.NaN, Number.NaN, 0.25]);
  });
});

describe("createMacd", () => {
  it("refuses a fast period that is not below the slow one", () => {
    expect(() => createMacd({ fast: 26, slow: 12, signal: 9 })).toThrow(
      "fast must be below slow, were 26 and 12",
    );
  });
});
