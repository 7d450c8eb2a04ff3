import { describe, expect, it } from "vitest";
import { deflatedSharpe } from "./deflated-sharpe.ts";
import { heatMap } from "./heat-map.ts";
import { momentsOf } from "./moments-of.ts";
import { measurePlateau } from "./plateau.ts";
import { probabilityOfOverfitting, sumBlocks } from "./probability-of-overfitting.ts";

describe("momentsOf", () => {
  it("agrees with moments computed apart", () => {
    // By Python over the same numbers, from the definitions.
    const moments = momentsOf(Float64Array.of(0.01, -0.02, 0.015, 0.03, -0.01, 0, 0.022, -0.013));
    expect(moments.sharpe).toBeCloseTo(0.23792768097580466, 14);
    expect(moments.skewness).toBeCloseTo(0.04648394240881508, 13);
    expect(moments.kurtosis).toBeCloseTo(1.650646190863437, 12);
  });

  it.each([[[]], [[0.1]], [[0.1, 0.1, 0.1]]])("takes %j for an account that never moved", (returns) => {
    expect(momentsOf(Float64Array.from(returns))).toMatchObject({ sharpe: 0, kurtosis: 3 });
  });
});

describe("deflatedSharpe", () => {
  const best = { count: 1_250, sharpe: 2.5 / Math.sqrt(250), skewness: -3, kurtosis: 10 };

  it("gives the figures of the example in Bailey and Lopez de Prado (2014)", () => {
    const { expectedMaximum, probability } = deflatedSharpe(best, 100, 0.5 / 250);
    expect([expectedMaximum.toFixed(4), probability.toFixed(4)]).toEqual(["0.1132", "0.9004"]);
    expect(deflatedSharpe(best, 46, 0.5 / 250).probability.toFixed(4)).toBe("0.9505");
  });

  it("agrees with Python's normal distribution to nine places", () => {
    const spx = { count: 2_516, sharpe: 0.05, skewness: -0.48, kurtosis: 7.4 };
    expect(deflatedSharpe(spx, 1_000, 0.0004).probability).toBeCloseTo(0.2275324683435817, 9);
  });

  it("expects nothing of one trial, and less of the best the more there were", () => {
    expect(deflatedSharpe(best, 1, 0.002).expectedMaximum).toBe(0);
    const figures = [1, 2, 10, 1_000, 1e6].map((count) => deflatedSharpe(best, count, 0.002).probability);
    expect(figures).toEqual(figures.toSorted((left, right) => right - left));
  });

  it("does not tell where the moments leave no spread", () => {
    const impossible = { count: 100, sharpe: 1, skewness: 3, kurtosis: 1 };
    expect(deflatedSharpe(impossible, 10, 0.002).probability).toBeNaN();
  });
});

const overfitting = (columns: readonly Float64Array[], blocks: number) =>
  probabilityOfOverfitting(columns.map((column) => sumBlocks(column, blocks)));

describe("probabilityOfOverfitting", () => {
  const columns = Array.from({ length: 9 }, (_, trial) =>
    Float64Array.from(
      { length: 243 },
      (__, bar) =>
        (Math.sin(1.7 * (bar + 1) * (trial + 1)) + 0.05 * Math.cos(0.3 * bar * (trial + 2))) * 0.01 +
        0.0002 * ((trial % 3) - 1),
    ),
  );

  it("agrees with a plain implementation in Python that builds and ranks every split", () => {
    const estimate = overfitting(columns, 8);
    expect(estimate).toMatchObject({ splits: 70, trials: 9, blocks: 8 });
    expect(estimate.probability).toBeCloseTo(4 / 70, 12);
    expect(estimate.probabilityOfLoss).toBeCloseTo(3 / 70, 12);
  });

  it("is none where one trial is better everywhere, and one where the halves reward opposites", () => {
    const noise = columns[0] ?? new Float64Array();
    const steady = columns.map((_, trial) => noise.map((value) => value + trial * 0.01));
    expect(overfitting(steady, 8).probability).toBe(0);
    const fickle = [1, -1].map((sign) =>
      Float64Array.from(
        { length: 80 },
        (_, bar) => sign * (bar < 40 ? 0.01 : -0.01) + ((bar % 2) - 0.5) / 1e3,
      ),
    );
    expect(overfitting(fickle, 2).probability).toBe(1);
  });

  it("takes equal trials for a coin that is on its edge", () => {
    const flat = [0, 1, 2].map(() => new Float64Array(64));
    expect(overfitting(flat, 4).probability).toBe(1);
  });
});

describe("measurePlateau", () => {
  const grid = [1, 2, 3, 4, 5].flatMap((fast) =>
    [10, 20, 30, 40].map((slow) => ({ parameters: { fast, slow }, score: 0 })),
  );
  const scored = (score: (fast: number, slow: number) => number) =>
    grid.map(({ parameters }) => ({ parameters, score: score(parameters.fast, parameters.slow) }));

  it("is near one on a plateau and low on a lone peak", () => {
    const plateau = scored((fast, slow) => 1 - 0.01 * (Math.abs(fast - 3) + Math.abs(slow - 20) / 10));
    const peak = scored((fast, slow) => (fast === 3 && slow === 20 ? 1 : 0.1));
    const best = { parameters: { fast: 3, slow: 20 }, score: 1 };
    expect(measurePlateau(plateau, best)).toMatchObject({ neighbours: 8, lowest: 0.98 });
    expect(measurePlateau(plateau, best).score).toBeCloseTo(0.985, 12);
    expect(measurePlateau(peak, best).score).toBeCloseTo(0.1, 12);
  });

  it("looks at fewer neighbours at an edge, and says nothing without any or without a gain", () => {
    const corner = { parameters: { fast: 1, slow: 10 }, score: 2 };
    expect(
      measurePlateau(
        scored(() => 1),
        corner,
      ).neighbours,
    ).toBe(3);
    expect(measurePlateau([corner], corner)).toEqual({ peak: 2, neighbours: 0 });
    expect(
      measurePlateau(
        scored(() => -1),
        { ...corner, score: -1 },
      ),
    ).not.toHaveProperty("score");
  });
});

describe("heatMap", () => {
  const trials = [1, 2].flatMap((x) =>
    [5, 6, 7].flatMap((y) => [0, 1].map((z) => ({ parameters: { x, y, z }, score: 10 * x + y + z }))),
  );

  it("holds the best and the mean over what the map does not show", () => {
    const map = heatMap(trials, ["x", "y"], 50);
    expect([map.xs, map.ys]).toEqual([
      [1, 2],
      [5, 6, 7],
    ]);
    expect(map.best).toEqual([
      [16, 26],
      [17, 27],
      [18, 28],
    ]);
    expect(map.mean[0]).toEqual([15.5, 25.5]);
    expect(map.counts.flat()).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it("puts neighbouring values together when there are too many, and leaves holes where nothing was tried", () => {
    expect(heatMap(trials, ["x", "y"], 2).ys).toEqual([5, 7]);
    const holes = heatMap([...trials, { parameters: { x: 3, y: 5, z: 0 }, score: 1 }], ["x", "y"], 50);
    expect(holes.best[2]?.[2]).toBeNaN();
  });
});
