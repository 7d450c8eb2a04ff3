import { describe, expect, it } from "vitest";
import { AppError } from "#shared/errors/app-error.ts";
import { aWorkflow, anInput } from "#renderer/testing/a-view.ts";
import { describeInputs } from "./describe-inputs.ts";
import { choicesOf, readInputs, suggestValues } from "./input-values.ts";

const inputs = [
  anInput("symbols", "symbols", { isRequired: true }),
  anInput("from", "date"),
  anInput("initialCash", "number", { default: 100_000 }),
  anInput("allowShort", "boolean", { default: false }),
  anInput("parameters", "strategyParameters"),
  anInput("grid", "grid"),
  anInput("strategy", "strategyId"),
];

describe("suggestValues", () => {
  it("fills in what gives the first result on the bundled data", () => {
    expect(suggestValues(aWorkflow({ inputs }))).toEqual({
      symbols: "SPX",
      from: "2010-01-04",
      initialCash: "100000",
      allowShort: "false",
      parameters: "",
      grid: "",
      strategy: "",
    });
  });

  it("leaves the symbols that the workflow itself names", () => {
    const symbols = anInput("symbols", "symbols", { default: ["SPX", "FB"] });
    expect(suggestValues(aWorkflow({ inputs: [symbols], isRealTime: true }))).toEqual({ symbols: "SPX FB" });
  });

  it("fills in symbols of the demo feed for a real-time workflow", () => {
    expect(suggestValues(aWorkflow({ inputs, isRealTime: true }))).toMatchObject({
      symbols: "AAPL MSFT",
      strategy: "momentum",
    });
  });
});

describe("a strategy that must be given", () => {
  const strategy = anInput("strategy", "strategyId", {
    isRequired: true,
    choices: ["sma_cross", "momentum"],
  });

  it("starts as the first one, so that the workflow runs at one press", () => {
    expect(suggestValues(aWorkflow({ inputs: [strategy] }))).toEqual({ strategy: "sma_cross" });
    expect(suggestValues(aWorkflow({ inputs: [{ ...strategy, isRequired: false }] }))).toEqual({
      strategy: "",
    });
  });

  it("is asked for by its choices when it was cleared", () => {
    expect(() => readInputs([strategy], { strategy: "" })).toThrow(
      expect.objectContaining({ field: "strategy", remedy: "choose one of sma_cross, momentum" }),
    );
  });
});

describe("readInputs", () => {
  it("reads each field by its type and leaves out empty ones", () => {
    const values = {
      symbols: "SPX, FB  AAPL",
      from: "2010-01-01",
      initialCash: "250,000",
      allowShort: "true",
      parameters: "fast=10 slow=30",
      grid: '{"fast":[5,10]}',
      strategy: " ",
    };
    expect(readInputs(inputs, values)).toEqual({
      symbols: ["SPX", "FB", "AAPL"],
      from: "2010-01-01",
      initialCash: 250_000,
      allowShort: true,
      parameters: { fast: 10, slow: 30 },
      grid: { fast: [5, 10] },
    });
  });

  it.each([
    { values: {}, field: "symbols", value: "empty" },
    { values: { symbols: "SPX", from: "2010-02-30" }, field: "from", value: "2010-02-30" },
    { values: { symbols: "SPX", from: "01/02/2010" }, field: "from", value: "01/02/2010" },
    { values: { symbols: "SPX", initialCash: "much" }, field: "initialCash", value: "much" },
    { values: { symbols: "SPX", parameters: "fast 10" }, field: "parameters", value: "fast 10" },
    { values: { symbols: "SPX", parameters: "fast=x" }, field: "parameters", value: "x" },
    { values: { symbols: "SPX", grid: "{fast" }, field: "grid", value: "{fast" },
  ])("names the field $field and its value $value", ({ values, field, value }) => {
    let thrown: unknown;
    try {
      readInputs(inputs, values);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ kind: "user", field, value, remedy: expect.any(String) });
  });
});

describe("an input that is a list", () => {
  it.each([
    { input: anInput("strategies", "strategyIds", { default: ["sma_cross", "momentum"] }) },
    { input: anInput("wanted", "words", { default: ["bull_quiet"] }) },
    { input: anInput("horizons", "periods", { default: [5, 10, 21] }) },
    { input: anInput("rules", "rules", { default: [{ name: "a" }, { name: "b" }] }) },
  ])("is sent as the list that its default is: $input.default", ({ input }) => {
    const values = suggestValues(aWorkflow({ inputs: [input] }));
    expect(readInputs([input], values)).toEqual({ [input.name]: input.default });
  });

  it.each([
    ["momentum", ["momentum"]],
    ["sma_cross, momentum", ["sma_cross", "momentum"]],
    ['["sma_cross"]', ["sma_cross"]],
  ])("is read from %s also without a default", (text, list) => {
    expect(readInputs([anInput("strategies", "strategyIds")], { strategies: text })).toEqual({
      strategies: list,
    });
  });
});

describe("describeInputs", () => {
  it("gives back the fields that were read", () => {
    const given = { symbols: ["SPX", "FB"], parameters: { fast: 10, slow: 30 }, grid: { fast: [5] } };
    const fields = describeInputs(inputs, given);
    expect(fields).toMatchObject({ symbols: "SPX FB", parameters: "fast=10 slow=30", initialCash: "100000" });
    expect(readInputs(inputs, fields)).toMatchObject(given);
  });
});

describe("choicesOf", () => {
  it.each([
    [anInput("a", "text", { choices: ["x"] }), ["x"]],
    [anInput("a", "boolean"), ["true", "false"]],
    [anInput("a", "number"), undefined],
  ])("offers fixed answers only where there are any", (input, choices) => {
    expect(choicesOf(input)).toEqual(choices);
  });
});
