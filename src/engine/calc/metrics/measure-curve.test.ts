import { describe, expect, it } from "vitest";
import { DAY_MS } from "#shared/model/time.ts";
import { measureCurve } from "./measure-curve.ts";

const column = (...values: readonly number[]): Float64Array => Float64Array.from(values);

function aCurve(points: number, columns: Partial<Parameters<typeof measureCurve>[0]> = {}) {
  return {
    tsOpenMs: Float64Array.from({ length: points }, (_, index) => index * DAY_MS),
    equity: new Float64Array(points).fill(100),
    drawdown: new Float64Array(points),
    exposure: new Float64Array(points),
    ...columns,
  };
}

/** Longer than what is measured in one go, and no multiple of it. */
const MANY = 10_001;

describe("measureCurve", () => {
  it("has one return fewer than points", () => {
    const { meanReturn, meanEquity } = measureCurve(aCurve(3, { equity: column(100, 110, 99) }));
    expect([meanReturn.toFixed(12), meanEquity]).toEqual(["0.000000000000", 103]);
  });

  it("says of a curve without returns that they are missing", () => {
    const none = { meanReturn: Number.NaN, returnDeviation: Number.NaN, downsideDeviation: Number.NaN };
    expect(measureCurve(aCurve(1))).toMatchObject({ ...none, timeInMarket: 0, isSolvent: true });
    expect(measureCurve(aCurve(0))).toMatchObject({ ...none, meanEquity: Number.NaN, isSolvent: true });
  });

  it("has no deviation of one return", () => {
    const { meanReturn, returnDeviation } = measureCurve(aCurve(2, { equity: column(100, 150) }));
    expect([meanReturn, returnDeviation]).toEqual([0.5, Number.NaN]);
  });

  it("measures a long curve as the definitions say, to the last bit", () => {
    const equity = Float64Array.from(
      { length: MANY },
      (_, index) => 1000 + 100 * Math.sin(index) + index / 7,
    );
    const returns = Array.from(equity.subarray(1), (now, index) => now / equity[index]! - 1);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const mean = sum(returns) / returns.length;
    const squares = sum(returns.map((value) => (value - mean) * (value - mean)));
    const losses = sum(returns.map((value) => Math.min(0, value) * Math.min(0, value)));
    expect(measureCurve(aCurve(MANY, { equity }))).toMatchObject({
      meanReturn: mean,
      returnDeviation: Math.sqrt(squares / (returns.length - 1)),
      downsideDeviation: Math.sqrt(losses / returns.length),
      meanEquity: sum(Array.from(equity)) / MANY,
    });
  });

  it("finds the deepest fall wherever it is", () => {
    for (const index of [0, 1, 4096, 4097, MANY - 1]) {
      const drawdown = new Float64Array(MANY);
      drawdown[index] = -0.3;
      expect(measureCurve(aCurve(MANY, { drawdown })).maximumDrawdown).toBe(-0.3);
    }
  });

  it("measures the longest fall from its peak to its recovery", () => {
    const drawdown = column(0, -0.1, 0, -0.1, -0.2, 0, 0);
    const tsOpenMs = column(0, 1, 2, 5, 6, 9, 30).map((day) => day * DAY_MS);
    expect(measureCurve(aCurve(7, { tsOpenMs, drawdown })).longestDrawdownDays).toBe(7);
  });

  it("measures a fall that has not recovered up to the last bar", () => {
    const tsOpenMs = column(0, 1, 12).map((day) => day * DAY_MS);
    const drawdown = column(0, -0.1, -0.1);
    expect(measureCurve(aCurve(3, { tsOpenMs, drawdown })).longestDrawdownDays).toBe(12);
  });

  it("follows a fall over more points than it measures in one go", () => {
    const drawdown = new Float64Array(MANY).fill(-0.1, 10, 9_000);
    expect(measureCurve(aCurve(MANY, { drawdown })).longestDrawdownDays).toBe(9_000 - 9);
  });

  it("counts bars with a position, long or short", () => {
    expect(measureCurve(aCurve(4, { exposure: column(0, 0.5, -0.5, 0) })).timeInMarket).toBe(0.5);
    expect(measureCurve(aCurve(2, { exposure: column(1, 0) })).timeInMarket).toBe(0.5);
  });

  it("knows whether the account was ever at 0 or below", () => {
    for (const index of [0, 1, MANY - 1]) {
      const equity = new Float64Array(MANY).fill(100);
      equity[index] = 0;
      expect(measureCurve(aCurve(MANY, { equity })).isSolvent).toBe(false);
    }
    expect(measureCurve(aCurve(MANY)).isSolvent).toBe(true);
  });
});
