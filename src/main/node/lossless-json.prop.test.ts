import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromLosslessJson, toLosslessJson } from "./lossless-json.ts";

/** JSON has no -0, and an own `__proto__` is no plain data. */
const plainData = fc
  .jsonValue()
  .chain((value) => fc.double().map((number) => ({ value, number, list: [number, null] })))
  .map(
    (value) =>
      JSON.parse(JSON.stringify(value, (_, member) => (Object.is(member, -0) ? 0 : member))) as object,
  )
  .chain((value) => fc.constantFrom(Number.NaN, Infinity, -Infinity, 1.5).map((odd) => ({ ...value, odd })));

describe("lossless JSON", () => {
  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(plainData, (value) => {
        expect(fromLosslessJson(toLosslessJson(value))).toEqual(value);
      }),
    );
  });

  it("writes plain JSON where plain JSON is enough", () => {
    expect(toLosslessJson({ price: 1.5, note: "null", gone: undefined })).toBe('{"price":1.5,"note":"null"}');
  });

  it("marks what JSON cannot say", () => {
    expect(toLosslessJson([Number.NaN, -Infinity])).toBe('[{"$number":"NaN"},{"$number":"-Infinity"}]');
  });
});
