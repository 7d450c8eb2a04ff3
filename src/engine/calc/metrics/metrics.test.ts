import { describe, expect, it } from "vitest";
import { annualReturn } from "./annual-return.ts";
import { annualVolatility } from "./annual-volatility.ts";
import { averageOf } from "./average-of.ts";
import { calmar } from "./calmar.ts";
import { maximumDrawdown } from "./maximum-drawdown.ts";
import { meanAndDeviation } from "./mean-and-deviation.ts";
import { profitFactor } from "./profit-factor.ts";
import { sharpe } from "./sharpe.ts";
import { sortino } from "./sortino.ts";
import { winRate } from "./win-rate.ts";

const column = (...values: readonly number[]): Float64Array => Float64Array.from(values);

describe("meanAndDeviation", () => {
  it("divides by one less than the count", () => {
    expect(meanAndDeviation(column(2, 4, 4, 4, 5, 5, 7, 9))).toEqual({
      mean: 5,
      deviation: Math.sqrt(32 / 7),
    });
  });

  it("has no deviation of one value", () => {
    expect(meanAndDeviation(column(1))).toEqual({ mean: 1, deviation: Number.NaN });
  });
});

describe("annualReturn", () => {
  it("doubles in half a year to fourfold", () => {
    expect(annualReturn({ start: 100, end: 200, periods: 126 }, 252)).toBeCloseTo(3, 12);
  });

  it("is -1 when all is lost and missing without a period", () => {
    expect(annualReturn({ start: 100, end: -5, periods: 10 }, 252)).toBe(-1);
    expect(annualReturn({ start: 100, end: 100, periods: 0 }, 252)).toBeNaN();
  });
});

describe("annualVolatility", () => {
  it("grows with the square root of time", () => {
    expect(annualVolatility(column(0.01, -0.01), 252)).toBeCloseTo(Math.sqrt(0.0002 * 252), 12);
  });
});

describe("sharpe", () => {
  it("is mean over deviation, annualised", () => {
    // Mean 0.01, sample deviation 0.02 by hand: (0.03 + -0.01 + 0.01) / 3 and its spread.
    expect(sharpe(column(0.03, -0.01, 0.01), 252)).toBeCloseTo((0.01 / 0.02) * Math.sqrt(252), 12);
  });

  it("does not change when all returns are scaled", () => {
    expect(sharpe(column(0.06, -0.02, 0.02), 252)).toBeCloseTo(sharpe(column(0.03, -0.01, 0.01), 252), 12);
  });

  it("is missing when nothing moves", () => {
    expect(sharpe(column(0, 0, 0), 252)).toBeNaN();
  });
});

describe("sortino", () => {
  it("counts only losses, over all periods", () => {
    // Mean 0.01, downside sqrt(0.02^2 / 4) = 0.01.
    expect(sortino(column(0.03, -0.02, 0.01, 0.02), 100)).toBeCloseTo(10, 12);
  });

  it("is infinite without a loss", () => {
    expect(sortino(column(0.01, 0.02), 252)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("drawdown figures", () => {
  it("finds the deepest point, and none in a rising account", () => {
    expect(maximumDrawdown(column(0, -0.1, -0.3, -0.2, 0))).toBe(-0.3);
    expect(maximumDrawdown(column(0, 0))).toBe(0);
  });

  it("divides the annual return by it", () => {
    expect(calmar(0.1, -0.2)).toBe(0.5);
    expect(calmar(0.1, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("trade figures", () => {
  it("count winners over all trades", () => {
    expect(winRate([10, -5, 0, 20])).toBe(0.5);
    expect(winRate([])).toBeNaN();
  });

  it("divide profits by losses", () => {
    expect(profitFactor([10, 20, -15])).toBe(2);
    expect(profitFactor([-15])).toBe(0);
  });

  it("are infinite without a losing trade and missing without a trade", () => {
    expect(profitFactor([10])).toBe(Number.POSITIVE_INFINITY);
    expect(profitFactor([])).toBeNaN();
    expect(averageOf([])).toBeNaN();
  });
});
