import { describe, expect, it } from "vitest";
import { hashArtifact } from "./hash-artifact.ts";

describe("hashArtifact", () => {
  it("is the same whatever the order of keys, and without members that are undefined", () => {
    expect(hashArtifact({ b: 2, a: [1, { c: undefined }] })).toBe(hashArtifact({ a: [1, {}], b: 2 }));
  });

  it("tells apart what looks alike", () => {
    const values = [
      [1, 2],
      new Float64Array([1, 2]),
      new Float32Array([1, 2]),
      new Uint8Array([1, 2]),
      ["1", "2"],
      { 0: 1, 1: 2 },
      [[1], 2],
      [1, [2]],
      "12",
      12,
      12n,
      Number.NaN,
      "NaN",
      0,
      -0,
      null,
      undefined,
      false,
      [],
      {},
      "",
    ];
    expect(new Set(values.map(hashArtifact)).size).toBe(values.length);
  });

  it.each([new Date(0), new Map(), () => 1])("refuses what is no plain data: %s", (value) => {
    expect(() => hashArtifact({ value })).toThrow(
      expect.objectContaining({ code: "store.artifact-not-plain" }),
    );
  });
});
