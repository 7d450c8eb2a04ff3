import { describe, expect, it } from "vitest";
import { aFill } from "../accounting/testing/a-fill.ts";
import { firstDifferingFill } from "./first-differing-fill.ts";

describe("firstDifferingFill", () => {
  const fills = [aFill({ price: 100 }), aFill({ price: 101 }), aFill({ price: 102 })];

  it("is none of equal lists, whatever the orders are called", () => {
    const renamed = fills.map((fill, index) => ({ ...fill, orderId: `x${index}` as typeof fill.orderId }));
    expect(firstDifferingFill(fills, renamed)).toBeUndefined();
    expect(firstDifferingFill([], [])).toBeUndefined();
  });

  it.each([{ price: 101.00000000000001 }, { quantity: 2 }, { fee: 0.01 }, { side: "sell" as const }])(
    "names the first fill that differs by %j",
    (change) => {
      const other = fills.map((fill, index) => (index === 0 ? fill : { ...fill, ...change }));
      expect(firstDifferingFill(fills, other)).toEqual({ number: 2, left: fills[1], right: other[1] });
    },
  );

  it("names the first fill that only one of them has", () => {
    expect(firstDifferingFill(fills, fills.slice(0, 2))).toEqual({
      number: 3,
      left: fills[2],
      right: undefined,
    });
  });
});
