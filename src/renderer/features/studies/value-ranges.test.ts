import { describe, expect, it } from "vitest";
import { changeKind, draftOf, valuesOf, type RangeDraft } from "./value-ranges.ts";

const fast = { name: "fast", title: "Fast", unit: "bars", default: 10, minimum: 2, maximum: 200, step: 1 };
const share = {
  name: "share",
  title: "Share",
  unit: "fraction",
  default: 0.1,
  minimum: 0,
  maximum: 1,
  step: 0.1,
};
const range = (from: string, to: string, step: string): RangeDraft => ({ kind: "range", from, to, step });

describe("valuesOf", () => {
  it("counts a spread: so many points, and never more than there are steps", () => {
    expect([valuesOf(fast, { kind: "spread" }, 8), valuesOf(share, { kind: "spread" }, 20)]).toEqual([
      { isSpread: true, count: 8 },
      { isSpread: true, count: 11 },
    ]);
    expect(valuesOf(fast, { kind: "spread" }, undefined)).toEqual({ isSpread: true, count: 199 });
  });

  it("reads a range with both ends, in decimals too", () => {
    expect(valuesOf(fast, range("5", "20", "5"), 8)).toEqual({ isSpread: false, values: [5, 10, 15, 20] });
    expect(valuesOf(share, range("0.1", "0.4", "0.1"), 8)).toEqual({
      isSpread: false,
      values: [0.1, 0.2, 0.3, 0.4],
    });
  });

  it("reads a list between blanks, commas or semicolons, each value once", () => {
    expect(valuesOf(fast, { kind: "list", text: " 10, 20;10  30" }, 8)).toEqual({
      isSpread: false,
      values: [10, 20, 30],
    });
  });

  it.each([
    { draft: range("", "20", "5"), problem: "from, to and step must be numbers" },
    { draft: range("5", "20", "0"), problem: "the step must be above 0" },
    { draft: range("20", "5", "5"), problem: "the range must not end below its start" },
    { draft: range("2", "200", "0.1"), problem: "at most 1000 values of one parameter" },
    { draft: range("1", "20", "1"), problem: "every value must be from 2 to 200" },
    { draft: range("2", "20", "0.5"), problem: "every value must be a whole number" },
    { draft: { kind: "list", text: "" }, problem: "at least one value must be given" },
    { draft: { kind: "list", text: "ten" }, problem: "every value must be a number" },
  ] as const)("says what is wrong: $problem", ({ draft, problem }) => {
    expect(valuesOf(fast, draft, 8)).toEqual({ problem });
  });
});

describe("draftOf", () => {
  it.each([
    { values: undefined, draft: { kind: "spread" } },
    { values: [5, 10, 15], draft: range("5", "15", "5") },
    { values: [0.1, 0.2, 0.3], draft: range("0.1", "0.3", "0.1") },
    { values: [5, 10, 20], draft: { kind: "list", text: "5 10 20" } },
    { values: [7], draft: { kind: "list", text: "7" } },
  ])("shows $values as they were meant", ({ values, draft }) => {
    expect(draftOf(values)).toEqual(draft);
  });
});

describe("changeKind", () => {
  it("goes on with the values that were named, or with the parameter's own range", () => {
    expect(changeKind("list", fast, range("5", "15", "5"))).toEqual({ kind: "list", text: "5 10 15" });
    expect(changeKind("range", fast, { kind: "list", text: "10 20" })).toEqual(range("10", "20", "10"));
    expect(changeKind("range", fast, { kind: "spread" })).toEqual(range("2", "200", "1"));
    expect(changeKind("list", fast, { kind: "spread" })).toEqual({ kind: "list", text: "10" });
    expect(changeKind("spread", fast, { kind: "list", text: "10" })).toEqual({ kind: "spread" });
  });
});
