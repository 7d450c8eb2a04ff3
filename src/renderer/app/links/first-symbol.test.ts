import { describe, expect, it } from "vitest";
import { firstSymbol } from "./first-symbol.ts";

const WATCHED = {
  sections: [
    { name: "Empty", symbols: [] },
    { name: "Indexes", symbols: ["SPX", "FB"] },
  ],
};

describe("firstSymbol", () => {
  it.each([
    ["the newest run that has one", [{ inputs: {} }, { inputs: { symbols: ["AAPL", "SPX"] } }], "AAPL"],
    ["the first that is watched", [{ inputs: { symbols: [] } }, { inputs: { symbols: "all" } }], "SPX"],
  ])("is that of %s", (_what, runs, symbol) => {
    expect(firstSymbol(runs, WATCHED)).toBe(symbol);
  });

  it("is none where nothing was run and nothing is watched", () => {
    expect(firstSymbol([], { sections: [] })).toBeUndefined();
  });
});
