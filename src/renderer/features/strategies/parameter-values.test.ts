import { describe, expect, it } from "vitest";
import { defaultTexts, problemOf, writeParameters } from "./parameter-values.ts";

const lookback = {
  name: "lookback",
  title: "Lookback",
  unit: "bars",
  default: 20,
  minimum: 2,
  maximum: 300,
  step: 1,
};
const threshold = {
  ...lookback,
  name: "threshold",
  unit: "fraction",
  default: 0.02,
  minimum: 0,
  maximum: 0.5,
};

describe("problemOf", () => {
  it.each([
    ["20", undefined],
    ["", "must be a number"],
    ["many", "must be a number"],
    ["2.5", "must be a whole number"],
    ["1", "must be from 2 to 300"],
  ])("of %j is %s", (text, problem) => {
    expect(problemOf(lookback, text)).toBe(problem);
  });

  it("takes fractions where the unit is none of bars", () => {
    expect(problemOf(threshold, "0.035")).toBeUndefined();
  });
});

describe("writeParameters", () => {
  it("names only what is not the default", () => {
    const texts = { ...defaultTexts([lookback, threshold]), threshold: "0.050" };
    expect(writeParameters([lookback, threshold], texts)).toBe("threshold=0.05");
    expect(writeParameters([lookback], defaultTexts([lookback]))).toBe("");
  });
});
