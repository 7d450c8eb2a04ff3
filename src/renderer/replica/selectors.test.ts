import { describe, expect, it } from "vitest";
import { pendingStep } from "#shared/replica/apply-run-event.ts";
import { aRun } from "#renderer/testing/a-view.ts";
import { symbolsOf, totalReturnOf } from "./selectors.ts";

const step = pendingStep({ step: "run_backtest", slice: "backtest", method: "execute" });

describe("totalReturnOf", () => {
  it("finds the figure in the summary of the step that made it", () => {
    const summary = { result: { statistics: { totalReturn: 0.25 } } };
    expect(totalReturnOf(aRun({ steps: [step, { ...step, summary }] }))).toBe(0.25);
  });

  it.each([{}, { result: "2 values" }, { result: { statistics: { totalReturn: "NaN" } } }])(
    "is not known from %o",
    (summary) => {
      expect(totalReturnOf(aRun({ steps: [{ ...step, summary }] }))).toBeUndefined();
    },
  );
});

describe("symbolsOf", () => {
  it.each([
    [{ symbols: ["SPX", 7, "FB"] }, ["SPX", "FB"]],
    [{ symbols: "SPX" }, []],
    [{}, []],
  ])("reads %o", (inputs, symbols) => {
    expect(symbolsOf(aRun({ inputs }))).toEqual(symbols);
  });
});
