import { describe, expect, it } from "vitest";
import type { BarProblem } from "./bar-problem.ts";
import { barProblemsError, describeBarProblem } from "./bar-problem.ts";

const aProblem = (line: number): BarProblem => ({
  line,
  field: "close",
  value: "-1",
  message: "must be a price above zero",
  remedy: "correct the price",
});

describe("describeBarProblem", () => {
  it("names line, field, value and remedy", () => {
    expect(describeBarProblem(aProblem(7))).toBe(
      "line 7: close must be a price above zero, was -1; correct the price",
    );
  });
});

describe("barProblemsError", () => {
  it("lists fifty problems and counts the others", () => {
    const error = barProblemsError(
      Array.from({ length: 60 }, (_, index) => aProblem(index + 2)),
      "prices.csv",
    );
    expect([error.kind, error.code, error.details?.length, error.details?.at(-1)]).toEqual([
      "user",
      "data.invalid-bars",
      51,
      "and 10 more problems",
    ]);
  });

  it("says of a single problem all there is to say", () => {
    const error = barProblemsError([aProblem(2)], "prices.csv");
    expect([error.message, error.field, error.value, error.remedy, error.details?.length]).toEqual([
      "prices.csv was refused: 1 problem; nothing was imported; first: line 2: close must be a price above zero, was -1; correct the price",
      "close",
      "-1",
      "correct the price",
      1,
    ]);
  });
});
