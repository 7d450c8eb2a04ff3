import { describe, expect, it } from "vitest";
import { formatFigure, formatPrice, formatShare, priceDecimals } from "./format-figure.ts";

describe("formatFigure", () => {
  it.each([
    [0.12345, "fraction", "12.35%"],
    [-0.5, "fraction", "−50.00%"],
    [1_234_567.891, "money", "1,234,567.89"],
    [-0.001, "money", "0.00"],
    [-0, "ratio", "0.00"],
    [999.999, "ratio", "1,000.00"],
    [1_500, "count", "1,500"],
    [0.125, "quantity", "0.125"],
    [100, "quantity", "100"],
    [0, "quantity", "0"],
    [0.91234, "factor", "0.912"],
    [Infinity, "ratio", "∞"],
    [-Infinity, "fraction", "−∞"],
    [Number.NaN, "money", "—"],
  ] as const)("shows %s as %s: %s", (value, kind, shown) => {
    expect(formatFigure(value, kind)).toBe(shown);
  });
});

describe("formatShare", () => {
  it.each([
    [0.25, "25%"],
    [1, "100%"],
    [0, "0%"],
    [0.1813, "18.13%"],
    [0.105, "10.5%"],
  ])("drops zeros that say nothing from %s: %s", (value, shown) => {
    expect(formatShare(value)).toBe(shown);
  });
});

describe("formatPrice", () => {
  it("has the decimals of the instrument's scale", () => {
    expect([1_600, 1.2345, 0.00001234].map((price) => formatPrice(price, priceDecimals(price)))).toEqual([
      "1,600.00",
      "1.2345",
      "0.00001234",
    ]);
    expect(formatPrice(Number.NaN, 2)).toBe("—");
  });
});
