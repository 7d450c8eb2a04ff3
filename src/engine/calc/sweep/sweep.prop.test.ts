import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testTools } from "#engine/testing/a-backtest-input.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { createSweep } from "./create-sweep.ts";
import { sweepCases } from "#engine/testing/sweep-cases.ts";

describe("a sweep", () => {
  it("measures what the kernel measures, to the last bit", () => {
    fc.assert(
      fc.property(sweepCases, ({ strategy, ...given }) => {
        const { sharpe, totalReturn, maximumDrawdown, trades } = runBacktest(
          { ...given, strategy },
          testTools,
        ).statistics;
        expect(createSweep(given, strategy.id, testTools)(strategy.parameters)).toEqual({
          sharpe,
          totalReturn,
          maximumDrawdown,
          trades,
        });
      }),
      { numRuns: 120 },
    );
  });
});
