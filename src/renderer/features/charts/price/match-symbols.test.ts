import { describe, expect, it } from "vitest";
import { matchSymbols } from "./match-symbols.ts";

describe("matchSymbols", () => {
  it("puts what begins with the text first, and of those the shortest", () => {
    expect(matchSymbols(["BAA", "AAPL", "A", "MSFT"], " a")).toEqual(["A", "AAPL", "BAA"]);
  });

  it("knows when there is none", () => {
    expect(matchSymbols(["AAPL"], "AAPLX")).toEqual([]);
  });
});
