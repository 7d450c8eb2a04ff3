import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleRows } from "./visible-rows.ts";

describe("visibleRows", () => {
  it("holds the rows in sight and a few around them", () => {
    expect(visibleRows(2_600, 260, 26, 10_000)).toEqual({ first: 94, end: 116 });
  });

  it("never leaves the table, whatever the scroll position", () => {
    fc.assert(
      fc.property(fc.nat(1e7), fc.nat(3_000), fc.nat(10_000), (top, height, count) => {
        const { first, end } = visibleRows(top, height, 26, count);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - first).toBeLessThan(height / 26 + 15);
      }),
    );
  });
});
