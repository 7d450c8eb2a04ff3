import { describe, expect, it } from "vitest";
import type { StudyView, TrialView } from "#shared/ipc/channels/run-channels.ts";
import { comparisonRows, trialRows } from "./study-rows.ts";

function aTrial(fast: number, sharpe: number): TrialView {
  return { parameters: { fast, slow: 50 }, sharpe, totalReturn: 0.1, maximumDrawdown: -0.1, trades: 4 };
}

const study: StudyView = {
  strategy: "sma_cross",
  trialCount: 48,
  inSample: { from: "2010-01-01", to: "2016-12-31" },
  outOfSample: { from: "2017-01-01", to: "2019-12-31" },
  best: aTrial(5, 0.9),
  bestOutOfSample: aTrial(5, 0.2),
  defaults: aTrial(20, 0.5),
  defaultsOutOfSample: aTrial(20, 0.4),
  top: [aTrial(5, 0.9), aTrial(6, 0.8)],
  note: "",
};

describe("a study's rows", () => {
  it("set the choice and the defaults on searched days beside days that were never seen", () => {
    expect(comparisonRows(study).map(({ what, trial }) => [what, trial.sharpe])).toEqual([
      ["Best, searched days", 0.9],
      ["Best, unseen days", 0.2],
      ["Defaults, searched days", 0.5],
      ["Defaults, unseen days", 0.4],
    ]);
  });

  it("rank the best trials with their parameters", () => {
    expect(trialRows(study).map(({ what, parameters }) => [what, parameters])).toEqual([
      ["1", "fast 5, slow 50"],
      ["2", "fast 6, slow 50"],
    ]);
  });
});
