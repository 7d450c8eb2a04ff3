import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitWindow } from "./bar-window.ts";
import { joinPoints } from "./join-points.ts";

const series = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 200 })
  .map((closes) => ({
    tsOpenMs: Float64Array.from(closes, (_, index) => index),
    open: Float64Array.from(closes),
    high: Float64Array.from(closes, (close) => close + 1),
    low: Float64Array.from(closes, (close) => close - 1),
    close: Float64Array.from(closes),
    volume: Float64Array.from(closes, () => 1),
    quality: new Uint8Array(closes.length),
  }));

describe("joinPoints", () => {
  it("loses no high, no low and no volume of its stretch, and bars of one point are the bars themselves", () => {
    fc.assert(
      fc.property(
        series,
        fc.nat(250),
        fc.nat(250),
        fc.integer({ min: 1, max: 64 }),
        (bars, one, other, barsPerPoint) => {
          const wish = { first: Math.min(one, other), end: Math.max(one, other), barsPerPoint };
          const window = fitWindow(wish, bars.close.length);
          const points = joinPoints(bars, window);
          const of = (column: Float64Array) => [...column.subarray(window.first, window.end)];
          expect(Math.max(...points.high)).toBe(Math.max(...of(bars.high)));
          expect(Math.min(...points.low)).toBe(Math.min(...of(bars.low)));
          expect(points.volume.reduce((sum, volume) => sum + volume, 0)).toBe(window.end - window.first);
          const single = joinPoints(bars, { ...window, barsPerPoint: 1 });
          expect(single.close).toEqual(of(bars.close));
        },
      ),
    );
  });

  it("joins a stretch as it joins the whole", () => {
    fc.assert(
      fc.property(series, fc.nat(200), fc.integer({ min: 1, max: 16 }), (bars, from, barsPerPoint) => {
        const total = bars.close.length;
        const whole = joinPoints(bars, fitWindow({ first: 0, end: total, barsPerPoint }, total));
        const window = fitWindow({ first: from, end: total, barsPerPoint }, total);
        expect(joinPoints(bars, window).high).toEqual(
          whole.high.slice(Math.ceil(window.first / barsPerPoint)),
        );
      }),
    );
  });
});
