import { describe, expect, it } from "vitest";
import { closest } from "./did-you-mean.ts";

const WORDS = ["momentum", "mean_reversion", "breakout", "SPX"];

describe("closest", () => {
  it.each([
    ["momentun", "momentum"],
    ["mean-reversion", "mean_reversion"],
    ["brekout", "breakout"],
    ["spx", "SPX"],
    ["SP", "SPX"],
    ["MOMENTUM", "momentum"],
  ])("takes %s for %s", (word, expected) => {
    expect(closest(word, WORDS)).toBe(expected);
  });

  it.each(["zzz", "", "reversal of fortune"])("has no guess for %j", (word) => {
    expect(closest(word, WORDS)).toBeUndefined();
  });

  it("answers the first of equally near candidates", () => {
    expect(closest("bat", ["cat", "hat"])).toBe("cat");
  });

  it("does not take one letter for another", () => {
    expect(closest("x", ["y"])).toBeUndefined();
  });

  it("has no guess among no candidates", () => {
    expect(closest("anything", [])).toBeUndefined();
  });
});
