import { describe, expect, it } from "vitest";
import { pendingStep } from "./apply-run-event.ts";
import { totalReturnOf } from "./total-return-of.ts";

const step = pendingStep({ step: "run_backtest", slice: "backtest", method: "execute" });

describe("totalReturnOf", () => {
  it("finds the figure in the summary of the step that made it", () => {
    const summary = { result: { statistics: { totalReturn: 0.25 } } };
    expect(totalReturnOf({ steps: [step, { ...step, summary }] })).toBe(0.25);
  });

  it.each([{}, { result: "2 values" }, { result: { statistics: { totalReturn: "NaN" } } }])(
    "is not known from %o",
    (summary) => {
      expect(totalReturnOf({ steps: [{ ...step, summary }] })).toBeUndefined();
    },
  );
});
