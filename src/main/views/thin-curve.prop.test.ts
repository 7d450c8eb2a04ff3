import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thinCurve } from "./thin-curve.ts";

const arbitraryCurve = fc
  .array(fc.tuple(fc.double({ noNaN: true }), fc.double({ min: -1, max: 0, noNaN: true })), {
    maxLength: 300,
  })
  .map((points) => ({
    tsOpenMs: Float64Array.from(points, (_, index) => index),
    equity: Float64Array.from(points, ([equity]) => equity),
    drawdown: Float64Array.from(points, ([, drawdown]) => drawdown),
  }));

const arbitraryMaximum = fc.integer({ min: 5, max: 120 });

describe("thinCurve", () => {
  it("keeps at most so many points in order, the first, the last and all extremes among them", () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryMaximum, (curve, maximum) => {
        const kept = thinCurve(curve, maximum);
        const count = curve.equity.length;
        expect(kept.length).toBeLessThanOrEqual(maximum);
        expect(kept).toEqual([...new Set(kept)].toSorted((left, right) => left - right));
        fc.pre(count > 0);
        expect([kept[0], kept.at(-1)]).toEqual([0, count - 1]);
        const [equity, drawdown] = [curve.equity, curve.drawdown].map((column) =>
          kept.map((index) => column[index]!),
        ) as [number[], number[]];
        expect(Math.max(...equity) === Math.max(...curve.equity)).toBe(true);
        expect(Math.min(...equity) === Math.min(...curve.equity)).toBe(true);
        expect(Math.min(...drawdown) === Math.min(...curve.drawdown)).toBe(true);
      }),
    );
  });

  it("keeps the lowest and the highest point of every bucket", () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryMaximum, (curve, maximum) => {
        const kept = thinCurve(curve, maximum);
        const count = curve.equity.length;
        fc.pre(count > maximum);
        const buckets = Math.floor((maximum - 2) / 3);
        for (let bucket = 0; bucket < buckets; bucket += 1) {
          const start = Math.floor((bucket * count) / buckets);
          const end = Math.floor(((bucket + 1) * count) / buckets);
          const whole = curve.equity.subarray(start, end);
          const shown = kept.filter((index) => index >= start && index < end).map((at) => curve.equity[at]!);
          expect(Math.min(...shown) === Math.min(...whole)).toBe(true);
          expect(Math.max(...shown) === Math.max(...whole)).toBe(true);
        }
      }),
    );
  });
});
