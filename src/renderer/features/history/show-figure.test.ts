import { expect, it } from "vitest";
import { showDifference, showFigure } from "./show-figure.ts";

it.each([
  ["text", undefined, "—"],
  ["text", "SPX FB", "SPX FB"],
  ["time", 0, "1970-01-01 00:00:00 UTC"],
  ["duration", 2_500, "2.5 s"],
  ["fraction", 0.1234, "12.34%"],
  ["money", 1234.5, "1,234.50"],
  ["ratio", Number.POSITIVE_INFINITY, "∞"],
  ["days", 12, "12 days"],
  ["count", 1_200, "1,200"],
] as const)("shows a %s of %s as %s", (kind, value, text) => {
  expect(showFigure(kind, value)).toBe(text);
});

it.each([
  ["fraction", 0.1, 0.15, "+5.00 pp"],
  ["fraction", 0.1, 0.10001, ""],
  ["money", 10, 7.5, "−2.50"],
  ["money", 10, 10, ""],
  ["ratio", 1, Number.NaN, ""],
  ["time", 1, 2, ""],
  ["text", "a", "b", ""],
  ["count", undefined, 2, ""],
] as const)("shows the difference of the %s %s and %s as %s", (kind, left, right, text) => {
  const row = { group: "Data", label: "", kind, left, right, isSame: left === right } as const;
  expect(showDifference(row)).toBe(text);
});
