import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepAboveZero } from "./keep-above-zero.ts";

const MARGINS = { top: 0.1, bottom: 0.2 };

/** Where a scale that is fitted to the range ends below. */
function endOf({ minValue, maxValue }: { readonly minValue: number; readonly maxValue: number }): number {
  const { top, bottom } = MARGINS;
  return minValue - (bottom * (maxValue - minValue)) / (1 - top - bottom);
}

describe("keepAboveZero", () => {
  it("leaves a range alone whose margin ends above zero, and one of negative prices", () => {
    for (const range of [
      { minValue: 90, maxValue: 100 },
      { minValue: -37, maxValue: 20 },
    ])
      expect(keepAboveZero(range, MARGINS)).toEqual(range);
  });

  it("ends at zero where the margin would end below it, and still shows every price", () => {
    const price = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(price, price, (one, other) => {
        const range = { minValue: Math.min(one, other), maxValue: Math.max(one, other) };
        const kept = keepAboveZero(range, MARGINS);
        expect(kept.maxValue).toBe(range.maxValue);
        expect(endOf(kept)).toBeGreaterThanOrEqual(-1e-9 * range.maxValue - 1e-300);
        expect(endOf(kept)).toBeLessThanOrEqual(range.minValue + 1e-9 * range.maxValue + 1e-300);
      }),
      { seed: 5 },
    );
  });
});
