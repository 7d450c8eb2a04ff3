import { describe, expect, it } from "vitest";
import { formatError } from "./format-error.ts";
import { formatMoney, formatPercent, formatRatio } from "./format-number.ts";
import { formatTable } from "./format-table.ts";

describe("formatNumber", () => {
  it("groups thousands and never prints a negative zero", () => {
    expect([1234567.891, -1234.5, -0.001, 999].map(formatMoney)).toEqual([
      "1,234,567.89",
      "-1,234.50",
      "0.00",
      "999.00",
    ]);
  });

  it("says what is not a finite number", () => {
    expect([
      formatRatio(Number.NaN),
      formatRatio(Infinity),
      formatPercent(Number.NaN),
      formatPercent(0.1234),
    ]).toEqual(["—", "∞", "—", "12.34 %"]);
  });
});

describe("formatTable", () => {
  it("aligns columns by their widest cell", () => {
    const columns = [
      { title: "name", align: "left" },
      { title: "n", align: "right" },
    ] as const;
    expect(
      formatTable(columns, [
        ["alpha", "1"],
        ["b", "200"],
      ]),
    ).toBe("name     n\nalpha    1\nb      200");
  });
});

describe("formatError", () => {
  it("names field, value and remedy", () => {
    const text = formatError({
      kind: "user",
      code: "data.unknown-symbol",
      message: "no data",
      field: "symbols",
      value: "XX",
      remedy: "import it",
    });
    expect(text).toBe(
      "error: no data\n  field:  symbols\n  value:  XX\n  remedy: import it\n  code:   DATA.UNKNOWN-SYMBOL",
    );
  });
});
