import { expect, it } from "vitest";
import { describeDoubts } from "./describe-doubt.ts";
import { readFigures } from "./read-figures.ts";

const doubtsOf = (doubt: unknown) => describeDoubts(readFigures({ doubt }));

it("says what speaks for a choice and what against it", () => {
  const doubts = doubtsOf({
    deflatedSharpe: 0.97,
    expectedMaximumSharpe: 0.44,
    trialsEver: 49,
    overfitting: { probability: 0.56, trials: 48 },
    plateau: { neighbours: 8, score: 0.74 },
  });
  expect(doubts.map(({ name, verdict }) => `${name}: ${verdict}`)).toEqual([
    "Deflated Sharpe ratio: good",
    "Probability of overfitting: bad",
    "Plateau: good",
  ]);
  expect(doubts[0]?.says).toContain("49 different backtests");
  expect(doubts[1]?.says).toContain("in 56% of the splits");
});

it.each([{}, { deflatedSharpe: Number.NaN }])("is in doubt about %j", (doubt) => {
  expect(new Set(doubtsOf(doubt).map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
});
