import fc from "fast-check";
import { expect } from "vitest";
import { testTools } from "./a-backtest-input.ts";
import { sweepCases } from "./sweep-cases.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { createSweep } from "#engine/calc/sweep/create-sweep.ts";

/** Holds a sweep to the kernel in so many cases. */
export function expectKernelFigures(numRuns: number): void {
  fc.assert(
    fc.property(sweepCases, ({ strategy, ...given }) => {
      const { statistics } = runBacktest({ ...given, strategy }, testTools);
      const { sharpe, totalReturn, maximumDrawdown, trades } = statistics;
      const sweep = createSweep(given, strategy.id, testTools);
      expect(sweep(strategy.parameters)).toEqual({ sharpe, totalReturn, maximumDrawdown, trades });
    }),
    { numRuns },
  );
}
