import { describe, expect, it } from "vitest";
import { proposedSymbols } from "./proposed-symbols.ts";

const WATCHED = {
  sections: [
    { name: "Empty", symbols: [] },
    { name: "Indexes", symbols: ["SPX", "FB"] },
  ],
};

describe("proposedSymbols", () => {
  it("are those of the runs, newest first, before those that are watched, each once", () => {
    const runs = [
      { inputs: {} },
      { inputs: { symbols: "all" } },
      { inputs: { symbols: ["AAPL", "SPX"] } },
      { inputs: { symbols: ["MSFT", 7] } },
    ];
    expect(proposedSymbols(runs, WATCHED)).toEqual(["AAPL", "SPX", "MSFT", "FB"]);
  });

  it("are none where nothing was run and nothing is watched", () => {
    expect(proposedSymbols([], { sections: [] })).toEqual([]);
  });
});
