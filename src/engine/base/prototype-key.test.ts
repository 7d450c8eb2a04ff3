import { describe, expect, it } from "vitest";
import { findPrototypeKey } from "./prototype-key.ts";

describe("findPrototypeKey", () => {
  it.each([
    ['{"__proto__":1}', "__proto__"],
    ['{"parameters":{"__proto__":{"fast":3}}}', "parameters.__proto__"],
    ['{"list":[1,{"a":{"__proto__":null}}]}', "list.1.a.__proto__"],
    ['{"proto":1,"constructor":{"prototype":2}}', undefined],
    ['"__proto__"', undefined],
    ["null", undefined],
  ])("finds in %s: %s", (text, path) => {
    expect(findPrototypeKey(JSON.parse(text))).toBe(path);
  });

  it("comes to an end in data that holds itself, and does not walk over columns", () => {
    const self: Record<string, unknown> = { column: new Float64Array(1_000_000) };
    self["self"] = self;
    expect(findPrototypeKey(self)).toBeUndefined();
  });
});
