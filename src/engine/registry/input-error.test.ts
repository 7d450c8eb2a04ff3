import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toSerialError } from "#shared/errors/app-error.ts";
import { inputError, showValue } from "./input-error.ts";

const SCHEMA = z.strictObject({
  cash: z.number().positive().max(10).optional(),
  lots: z.int().min(2).optional(),
  symbols: z.array(z.string()).min(1).max(2).optional(),
  name: z.string().min(2).optional(),
  method: z.enum(["a", "b"]).optional(),
  day: z
    .string()
    .refine((day) => day === "2020-01-01", { message: "must be a day" })
    .optional(),
  text: z.string().regex(/x/).optional(),
  group: z.object({ deep: z.number() }).optional(),
});

function errorOf(input: unknown) {
  const parsed = SCHEMA.safeParse(input);
  if (parsed.success) throw new Error("the input must be wrong");
  const about = { code: "test.wrong", where: "fake.run", fields: Object.keys(SCHEMA.shape) };
  return toSerialError(inputError(parsed.error, input, about));
}

describe("inputError", () => {
  it.each([
    [{ cash: "5" }, "cash", 'cash must be a number, was "5"'],
    [{ cash: Number.NaN }, "cash", "cash must be a number, was NaN"],
    [{ cash: 0 }, "cash", "cash must be above 0, was 0"],
    [{ cash: 11 }, "cash", "cash must be at most 10, was 11"],
    [{ lots: 2.5 }, "lots", "lots must be a whole number, was 2.5"],
    [{ symbols: [] }, "symbols", "symbols must be at least 1 long, was []"],
    [{ symbols: "SPX" }, "symbols", 'symbols must be a list, was "SPX"'],
    [{ name: "a" }, "name", 'name must be at least 2 characters, was "a"'],
    [{ method: "c" }, "method", 'method must be one of a, b, was "c"'],
    [{ day: "1" }, "day", 'day must be a day, was "1"'],
    [{ group: 1 }, "group", "group must be a group of named values, was 1"],
    [{ group: {} }, "group.deep", "group.deep is required"],
    [{ csh: 1 }, "csh", "field must be known, was csh"],
  ])("says what is wrong with %j", (input, field, message) => {
    expect(errorOf(input)).toMatchObject({ kind: "user", code: "test.wrong", field, message });
  });

  it("suggests the field that was probably meant", () => {
    expect(errorOf({ csh: 1 }).remedy).toBe("did you mean cash? (fake.run)");
    expect(errorOf({ zzzzzz: 1 }).remedy).toMatch(/^use one of cash, lots/);
  });

  it("lists every problem in its details", () => {
    expect(errorOf({ cash: 0, lots: 1 }).details).toEqual([
      "cash must be above 0, was 0",
      "lots must be at least 2, was 1",
    ]);
  });
});

describe("showValue", () => {
  it.each([
    [undefined, "missing"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [new Float64Array(2), "Float64Array of 16 bytes"],
    [{ bars: new Float64Array(1) }, '{"bars":"Float64Array of 8 bytes"}'],
    ["x".repeat(200), `"${"x".repeat(78)}…`],
  ])("shows %s shortly", (value, text) => {
    expect(showValue(value)).toBe(text);
  });
});
