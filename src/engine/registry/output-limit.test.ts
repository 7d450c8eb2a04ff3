import { describe, expect, it } from "vitest";
import { holdsMoreThan } from "./output-limit.ts";

describe("holdsMoreThan", () => {
  it.each([
    ["a text", "x".repeat(1_000)],
    ["columns", { close: new Float64Array(125) }],
    ["a buffer", [new ArrayBuffer(1_000)]],
    ["shared memory", { bars: new SharedArrayBuffer(1_000) }],
    ["many small members", Array.from({ length: 125 }, (_, index) => index)],
    ["deep members", Array.from({ length: 40 }, () => ({ a: { b: [1] } }))],
    ["a map", new Map([["k", "x".repeat(1_000)]])],
  ])("counts %s", (_, value) => {
    expect([holdsMoreThan(value, 900), holdsMoreThan(value, 2_000)]).toEqual([true, false]);
  });

  it("counts once what is there twice, and comes to an end in what holds itself", () => {
    const column = new Float64Array(100);
    const self: Record<string, unknown> = { one: column, two: column };
    self["self"] = self;
    expect(holdsMoreThan(self, 900)).toBe(false);
  });

  it.each([undefined, null, 1, true])("takes %s", (value) => {
    expect(holdsMoreThan(value, 100)).toBe(false);
  });
});
