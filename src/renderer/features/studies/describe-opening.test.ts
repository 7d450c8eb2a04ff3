import { expect, it } from "vitest";
import { pendingStep } from "#shared/replica/apply-run-event.ts";
import { describeOpening } from "./describe-opening.ts";

const step = pendingStep({ step: "open", slice: "optimize", method: "open_hold_out" });

it("lists what the opened days brought, in words", () => {
  const steps = [
    { ...step, summary: { bars: 1 } },
    {
      ...step,
      summary: {
        holdOut: { note: "first look", choice: { maximumDrawdown: -0.25, sharpe: 0.5, trades: 4 } },
      },
    },
  ];
  expect(describeOpening({ steps })).toEqual([
    ["note", "first look"],
    ["choice, maximum drawdown", "−25.00%"],
    ["choice, sharpe", "0.50"],
    ["choice, trades", "4"],
  ]);
});

it("lists nothing before", () => {
  expect(describeOpening({ steps: [step] })).toEqual([]);
});
