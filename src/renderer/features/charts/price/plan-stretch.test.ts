import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planStretch, toBar, toLogical } from "./plan-stretch.ts";

const MILLION = 1_000_000;

describe("planStretch", () => {
  it("asks for what is beside a view too, and for nothing while that lasts", () => {
    const asked = planStretch({ from: 5_000, to: 5_200 }, undefined, MILLION);
    expect(asked).toEqual({ first: 4_000, end: 6_200, barsPerPoint: 1 });
    expect(planStretch({ from: 4_300, to: 4_500 }, asked, MILLION)).toBeUndefined();
    expect(planStretch({ from: 4_020, to: 4_220 }, asked, MILLION)).toEqual({
      first: 3_020,
      end: 5_220,
      barsPerPoint: 1,
    });
  });

  it("joins bars when the view is wide, and parts them again when it is narrow", () => {
    const wide = planStretch({ from: 0, to: MILLION }, undefined, MILLION);
    expect(wide).toEqual({ first: 0, end: MILLION, barsPerPoint: 512 });
    expect(planStretch({ from: 0, to: 400_000 }, wide, MILLION)).toBeUndefined();
    expect(planStretch({ from: 0, to: 200_000 }, wide, MILLION)).toMatchObject({ barsPerPoint: 128 });
  });

  it("asks for the end of a series when the view lies beyond it", () => {
    expect(planStretch({ from: 5_000, to: 5_100 }, undefined, 1_000)).toMatchObject({ end: 1_000 });
    expect(planStretch({ from: -90, to: -10 }, undefined, 1_000)).toMatchObject({ first: 0 });
  });

  it("never asks for more than 10,000 points, covers the view, and is content with what it asked for", () => {
    const edge = fc.double({ min: -2_000_000, max: 3_000_000, noNaN: true });
    fc.assert(
      fc.property(edge, edge, fc.integer({ min: 1, max: 5_000_000 }), (one, other, total) => {
        const view = { from: Math.min(one, other), to: Math.max(one, other) };
        const asked = planStretch(view, undefined, total);
        expect(asked).toBeDefined();
        if (asked === undefined) return;
        const { first, end, barsPerPoint } = asked;
        expect((end - first) / barsPerPoint).toBeLessThanOrEqual(10_000);
        expect(first % barsPerPoint).toBe(0);
        expect(first).toBeLessThanOrEqual(Math.max(0, Math.min(view.from, total)));
        expect(end).toBeGreaterThanOrEqual(Math.min(total, Math.max(0, view.to)));
        expect(planStretch(view, asked, total)).toBeUndefined();
      }),
    );
  });
});

describe("toLogical", () => {
  it("is undone by toBar", () => {
    const stretch = { first: 512, end: 4_096, barsPerPoint: 8 };
    expect([toLogical(stretch, 520), toBar(stretch, toLogical(stretch, 777))]).toEqual([1, 777]);
  });
});
