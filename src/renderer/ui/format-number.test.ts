import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { setFormatContext } from "./format-context.ts";
import { formatCount, formatNumber, priceDecimals } from "./format-number.ts";
import type { NumberKind } from "./format-number.ts";

const KINDS: readonly NumberKind[] = ["money", "price", "quantity", "percent", "ratio", "integer"];

describe("formatNumber", () => {
  it.each([
    [1234.5, "money", {}, "1,234.50"],
    [-1234.5, "money", {}, "−1,234.50"],
    [0.2893, "percent", { isSigned: true }, "+28.93%"],
    [-0.074759, "percent", { isSigned: true }, "−7.48%"],
    [-0.00001, "percent", { isSigned: true }, "0.00%"],
    [0.5, "quantity", {}, "0.5"],
    [22, "integer", {}, "22"],
    [0.000012, "price", { decimals: 7 }, "0.0000120"],
  ] as const)("writes %s as %s", (value, kind, options, text) => {
    expect(formatNumber(value, kind, options)).toEqual({ text, reason: undefined });
  });

  it.each([
    [undefined, "—"],
    [Number.NaN, "—"],
    [Number.POSITIVE_INFINITY, "∞"],
    [Number.NEGATIVE_INFINITY, "−∞"],
  ])("says why %s is no figure", (value, text) => {
    const formatted = formatNumber(value, "ratio");
    expect([formatted.text, formatted.reason?.length ?? 0]).toEqual([text, expect.any(Number)]);
    expect(formatted.reason).not.toBe(undefined);
  });

  it("never shows NaN, Infinity or a negative zero", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom(...KINDS), (value, kind) => {
        expect(formatNumber(value, kind, { isSigned: true }).text).not.toMatch(
          /NaN|Infinity|^[−-]0(\.0+)?%?$/,
        );
      }),
    );
  });
});

describe("priceDecimals", () => {
  it.each([
    [3_230.78, 2],
    [1, 2],
    [0.5, 3],
    [0.0042, 5],
    [0, 2],
    [Number.NaN, 2],
  ])("gives %s %s decimals", (price, decimals) => {
    expect(priceDecimals(price)).toBe(decimals);
  });
});

describe("the locale of numbers", () => {
  afterEach(() => setFormatContext({ numberLocale: "en-US", zone: "utc" }));

  it.each([
    ["en-US", "1,234,567.80", "10,000"],
    ["de-DE", "1.234.567,80", "10.000"],
    ["en-IN", "12,34,567.80", "10,000"],
  ])("writes as %s does", (numberLocale, money, count) => {
    setFormatContext({ numberLocale, zone: "utc" });
    expect([formatNumber(1_234_567.8, "money").text, formatCount(10_000)]).toEqual([money, count]);
  });
});
