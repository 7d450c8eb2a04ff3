import { describe, expect, it } from "vitest";
import { z } from "zod";
import { barsSchema, dateRangeSchema, symbolsSchema, timeframeSchema } from "#engine/base/wire-schemas.ts";
import { inputFields, inputFieldSchema, outputFields } from "./method-fields.ts";
import { aManifest } from "./testing/fake-slices.ts";

const METHOD = aManifest("fake", {
  methods: {
    run: {
      input: {
        bars: barsSchema.optional(),
        range: dateRangeSchema,
        symbols: symbolsSchema,
        timeframe: timeframeSchema.default("1d"),
        initialCash: z.number().default(5).meta({ unit: "USD" }),
        grid: z.record(z.string(), z.number()).optional(),
        either: z.union([z.string(), z.number()]).optional(),
        exact: z.literal("yes").optional(),
      },
      output: { bars: barsSchema, count: z.int() },
    },
  },
}).methods["run"]!;

describe("inputFields", () => {
  it("reads type, need, default, choices and unit of every field", () => {
    const fields = inputFields(METHOD).map(({ name, wire, isRequired, isGivable, default: value }) => [
      name,
      wire,
      isRequired,
      isGivable,
      value,
    ]);
    expect(fields).toEqual([
      ["bars", "bars", false, false, undefined],
      ["range", "dateRange", true, false, undefined],
      ["symbols", "symbols", true, true, undefined],
      ["timeframe", "timeframe", false, true, "1d"],
      ["initialCash", "number", false, true, 5],
      ["grid", "object", false, true, undefined],
      ["either", "unknown", false, true, undefined],
      ["exact", "string", false, true, undefined],
    ]);
  });

  it("makes a title from a name that has none", () => {
    expect(inputFields(METHOD).find(({ name }) => name === "initialCash")?.title).toBe("Initial cash");
  });

  it("lists the choices of enums and literals", () => {
    const choices = inputFields(METHOD).flatMap((field) =>
      field.choices === undefined ? [] : [field.choices],
    );
    expect(choices).toEqual([["1m", "5m", "15m", "30m", "1h", "4h", "1d", "1w", "1mo"], ["yes"]]);
  });

  it("answers the same list again, because it is asked for often", () => {
    expect(inputFields(METHOD)).toBe(inputFields(METHOD));
  });
});

describe("outputFields", () => {
  it("reads the wires that a method gives", () => {
    expect(outputFields(METHOD).map(({ name, wire }) => [name, wire])).toEqual([
      ["bars", "bars"],
      ["count", "number"],
    ]);
  });
});

describe("inputFieldSchema", () => {
  it("finds the schema of a field and nothing for another name", () => {
    expect(inputFieldSchema(METHOD, "initialCash")?.safeParse("x").success).toBe(false);
    expect(inputFieldSchema(METHOD, "toString")).toBeUndefined();
  });

  it("finds nothing in a method whose input is no object", () => {
    expect(inputFieldSchema({ ...METHOD, input: z.string() }, "x")).toBeUndefined();
  });
});
