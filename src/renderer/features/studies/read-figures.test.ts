import { describe, expect, it } from "vitest";
import { readFigures } from "./read-figures.ts";

describe("readFigures", () => {
  it("reads a search, unseen days first", () => {
    const trial = { sharpe: 1, totalReturn: 0.2, maximumDrawdown: -0.1, trades: 4 };
    const read = readFigures({
      best: trial,
      bestOutOfSample: { ...trial, sharpe: 0.4 },
      doubt: {
        deflatedSharpe: 0.77,
        overfitting: { probability: 0.56, trials: 48 },
        plateau: { neighbours: 8, score: 0.7 },
      },
    });
    expect(read.rows.map(({ what, sharpe }) => [what, sharpe])).toEqual([
      ["Choice, unseen days", 0.4],
      ["Choice, searched days", 1],
    ]);
    expect([read.deflatedSharpe, read.overfitting, read.plateauNeighbours]).toEqual([0.77, 0.56, 8]);
  });

  it("reads a walk forward", () => {
    const read = readFigures({ unseen: { sharpe: 0.7 }, stability: { fast: 0.1 }, efficiency: 0.9 });
    expect([read.stability, read.efficiency]).toEqual([[["fast", 0.1]], 0.9]);
    expect(read.rows).toEqual([
      {
        what: "Choices, unseen days joined",
        sharpe: 0.7,
        totalReturn: undefined,
        maximumDrawdown: undefined,
        trades: undefined,
      },
    ]);
  });

  it("finds nothing in a study that has not chosen", () => {
    expect(readFigures({})).toMatchObject({ rows: [], stability: [], deflatedSharpe: undefined });
  });
});
