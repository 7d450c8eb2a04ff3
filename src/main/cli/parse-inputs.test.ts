import { describe, expect, it } from "vitest";
import { parseName, parsePairs, parseParameterFlags } from "./parse-inputs.ts";

describe("parsePairs", () => {
  it("reads JSON values as such and others as text", () => {
    expect(parsePairs(["fast=10", "name=sma", 'list=["a"]', "eq=a=b"], "--input")).toEqual({
      fast: 10,
      name: "sma",
      list: ["a"],
      eq: "a=b",
    });
  });

  it("refuses a word without a name", () => {
    expect(() => parsePairs(["=1"], "--input")).toThrow(/name=value, was =1/);
  });
});

describe("parseParameterFlags", () => {
  it("reads both forms and turns kebab into camel case", () => {
    expect(parseParameterFlags(["--fast", "10", "--slow-period=30"])).toEqual({ fast: 10, slowPeriod: 30 });
  });

  it("names the flag whose value is missing or no number", () => {
    expect(() => parseParameterFlags(["--fast"])).toThrow(/--fast must be a number, was nothing/);
    expect(() => parseParameterFlags(["--fast", "ten"])).toThrow(/--fast must be a number, was ten/);
    expect(() => parseParameterFlags(["fast"])).toThrow(/unexpected word/);
  });
});

it("refuses an option that names nothing, instead of taking any", () => {
  expect(parseName("--order", "o1")).toBe("o1");
  expect(() => parseName("--order", "")).toThrow(/--order must name something/);
});
