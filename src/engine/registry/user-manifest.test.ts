import { describe, expect, it } from "vitest";
import { inputFields, outputFields } from "./method-fields.ts";
import { readUserManifest } from "./user-manifest.ts";

const METHOD = {
  title: "Run",
  input: {
    bars: { type: "bars" },
    count: { type: "number", minimum: 1, maximum: 9, default: 3, title: "Count", unit: "bars" },
    side: { type: "choice", choices: ["a", "b"], isOptional: true },
  },
  output: { mean: { type: "number" }, path: { type: "series" } },
};

function aManifest(overrides: object = {}) {
  return { id: "mine", version: "1.0.0", title: "Mine", methods: { run: METHOD }, ...overrides };
}

describe("readUserManifest", () => {
  it("turns a user's plain fields into schemas that join the other slices", () => {
    const manifest = readUserManifest(aManifest(), "mine");
    const method = manifest.methods["run"]!;
    expect(
      inputFields(method).map(({ name, wire, isRequired, default: value }) => [
        name,
        wire,
        isRequired,
        value,
      ]),
    ).toEqual([
      ["bars", "bars", true, undefined],
      ["count", "number", false, 3],
      ["side", "string", false, undefined],
    ]);
    expect(outputFields(method).map(({ name, wire }) => [name, wire])).toEqual([
      ["mean", "number"],
      ["path", "series"],
    ]);
  });

  it("holds numbers to their bounds", () => {
    const { input } = readUserManifest(aManifest(), "mine").methods["run"]!;
    expect(input.safeParse({ bars: [], count: 10 }).error?.issues.map(({ path }) => path[0])).toContain(
      "count",
    );
  });

  it.each([
    [
      "another id than its folder",
      aManifest({ id: "other" }),
      /id must be the name of its folder \(mine\), was other/,
    ],
    ["an id that is not snake_case", aManifest({ id: "Mine" }), /id must be valid/],
    ["no version", aManifest({ version: undefined }), /version is required/],
    ["no method", aManifest({ methods: {} }), /at least one method/],
    ["an unknown key", aManifest({ author: "me" }), /must be known, was author/],
    [
      "an unknown type",
      aManifest({ methods: { run: { ...METHOD, input: { a: { type: "bar" } } } } }),
      /must be one of number/,
    ],
    [
      "a choice without choices",
      aManifest({ methods: { run: { ...METHOD, input: { a: { type: "choice" } } } } }),
      /must have choices/,
    ],
    ["no object at all", undefined, /is required/],
  ])("refuses %s", (_, data, message) => {
    expect(() => readUserManifest(data, "mine")).toThrow(message);
  });
});
