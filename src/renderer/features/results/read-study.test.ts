import { describe, expect, it } from "vitest";
import { pendingStep } from "#shared/replica/apply-run-event.ts";
import { readStudy } from "./read-study.ts";

const step = pendingStep({ step: "search", slice: "optimize", method: "run" });

describe("readStudy", () => {
  it("sets the search beside the days that it never saw", () => {
    const study = {
      strategy: "sma_cross",
      trialCount: 48,
      inSample: { from: "2010-01-01", to: "2016-12-29" },
      outOfSample: { from: "2016-12-30", to: "2019-12-31" },
      best: { sharpe: 0.9, totalReturn: 0.95, maximumDrawdown: -0.1, trades: 24 },
      bestOutOfSample: { sharpe: "NaN" },
      note: "judge it by the rest",
    };
    const read = readStudy([step, { ...step, summary: { study } }]);
    expect([read?.trialCount, read?.note, read?.rows[0], read?.rows[1]]).toEqual([
      48,
      "judge it by the rest",
      {
        what: "Best of the search",
        where: "2010-01-01 to 2016-12-29",
        sharpe: 0.9,
        totalReturn: 0.95,
        maximumDrawdown: -0.1,
        trades: 24,
      },
      {
        what: "The same, on days it never saw",
        where: "2016-12-30 to 2019-12-31",
        sharpe: undefined,
        totalReturn: undefined,
        maximumDrawdown: undefined,
        trades: undefined,
      },
    ]);
  });

  it("finds none where no step searched", () => {
    expect(readStudy([step])).toBeUndefined();
  });
});
