import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { testTools } from "#engine/testing/a-backtest-input.ts";
import { sweepCases } from "#engine/testing/sweep-cases.ts";
import { tradeExcursions } from "./trade-excursions.ts";

describe("tradeExcursions", () => {
  it("holds what a trade made before costs between how far it went against and for it", () => {
    let trades = 0;
    fc.assert(
      fc.property(sweepCases, (input) => {
        const result = runBacktest(input, testTools);
        const excursions = tradeExcursions(result.trades, input.bars);
        for (const [index, { side, entryPrice, exitPrice }] of result.trades.entries()) {
          const { adverse, favourable } = excursions[index]!;
          const made = ((side === "long" ? 1 : -1) * (exitPrice - entryPrice)) / entryPrice;
          trades += 1;
          expect(adverse).toBeLessThanOrEqual(Math.min(0, made));
          expect(favourable).toBeGreaterThanOrEqual(Math.max(0, made));
        }
      }),
      { numRuns: 200, seed: 11 },
    );
    expect(trades).toBeGreaterThan(300);
  });

  it("lets no trade at the market see less than a walk over its bars and the open of its exit", () => {
    fc.assert(
      fc.property(sweepCases, (input) => {
        const result = runBacktest({ ...input, slippageBps: 0 }, testTools);
        const [series] = input.bars;
        const excursions = tradeExcursions(result.trades, input.bars);
        for (const [index, trade] of result.trades.entries()) {
          const lived: number[] = [trade.entryPrice, trade.exitPrice];
          for (const [bar, tsMs] of series!.tsOpenMs.entries()) {
            if (tsMs >= trade.tsEntryMs && tsMs < trade.tsExitMs)
              lived.push(series!.low[bar]!, series!.high[bar]!);
          }
          const worst = trade.side === "long" ? Math.min(...lived) : Math.max(...lived);
          expect(excursions[index]!.adverse).toBeCloseTo(-Math.abs(worst / trade.entryPrice - 1), 12);
        }
      }),
      { numRuns: 50, seed: 12 },
    );
  });
});
