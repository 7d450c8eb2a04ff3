import { describe, expect, it } from "vitest";
import { packFigures, packSets, unpackSets, unpackTrials } from "./trial-columns.ts";

const SETS = [
  { fast: 5, slow: 20 },
  { fast: 0.25, slow: -1 },
];

const TRIALS = SETS.map((parameters, index) => ({
  parameters,
  sharpe: 1 + index,
  totalReturn: -0.5,
  maximumDrawdown: -0.25 * index,
  trades: 7,
}));

describe("trial columns", () => {
  it("give the sets back as they were", () => {
    expect(unpackSets(packSets(SETS))).toEqual(SETS);
  });

  it("know how many sets of no parameters there are", () => {
    expect(unpackSets(packSets([{}, {}]))).toEqual([{}, {}]);
  });

  it("give the trials back beside their sets", () => {
    expect(unpackTrials(SETS, { figures: packFigures(TRIALS) })).toEqual(TRIALS);
  });

  it("refuse sets of different parameters, and an answer to other sets", () => {
    expect(() => packSets([...SETS, { fast: 5 }])).toThrow(/each set must give slow/);
    expect(() => unpackSets({ ...packSets(SETS), setCount: 3 })).toThrow(/each set must give/);
    expect(() => unpackTrials(SETS.slice(1), { figures: packFigures(TRIALS) })).toThrow(/must give a trial/);
  });
});
