import type { CostStudy, CostTrial } from "#shared/model/cost-study.ts";
import type { BacktestTools } from "../kernel/backtest-tools.ts";
import type { BacktestInput } from "../kernel/kernel-types.ts";
import { runBacktest } from "../kernel/run-backtest.ts";
import { breakEvenOf, capacityOf, slopeOf } from "./cost-figures.ts";

export interface CostStudyOptions {
  readonly slippagesBps: readonly number[];
  /** Times the initial cash. */
  readonly capitalMultiples: readonly number[];
  readonly participationFraction: number;
}

/**
 * Trades a run again with other slippage (pyfolio's slippage sweep and sensitivity, there by taking costs off the returns)
 * and with larger accounts whose orders share the bars' volume (pyfolio's capacity sweep, there with a price impact).
 * Sizes, refusals and partial fills follow, as the kernel trades them.
 */
export function studyCosts(input: BacktestInput, options: CostStudyOptions, tools: BacktestTools): CostStudy {
  const { participationFraction } = options;
  const slippages = ascending([...options.slippagesBps, input.slippageBps]);
  const hasVolume = input.bars.every(({ volume }) => volume.some((units) => units > 0));
  const multiples = hasVolume ? ascending([1, ...options.capitalMultiples]) : [];
  const total = slippages.length + multiples.length;
  let done = 0;
  const trade = (overrides: Partial<BacktestInput>): CostTrial => {
    tools.onProgress(done / total, `${done} of ${total} backtests`);
    done += 1;
    return toTrial({ ...input, ...overrides }, tools);
  };
  const slippage = slippages.map((slippageBps) => trade({ slippageBps }));
  const execution = { ...input.execution, participationFraction };
  const capacity = multiples.map((multiple) =>
    trade({ initialCash: input.initialCash * multiple, execution }),
  );
  const figures = {
    slippage,
    annualReturnPerBp: slopeOf(slippage),
    breakEvenSlippageBps: breakEvenOf(slippage),
    capacity,
    participationFraction,
    capacityCash: capacityOf(capacity),
  };
  return { ...figures, notes: notesOf(input, figures) };
}

function toTrial(input: BacktestInput, tools: BacktestTools): CostTrial {
  const { slippageBps, initialCash } = input;
  const { statistics } = runBacktest(input, { ...tools, onProgress: () => undefined });
  const { totalReturn, annualReturn, sharpe, maximumDrawdown, trades } = statistics;
  return { slippageBps, initialCash, totalReturn, annualReturn, sharpe, maximumDrawdown, trades };
}

function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].toSorted((left, right) => left - right);
}

function notesOf({ sizing }: BacktestInput, study: Omit<CostStudy, "notes">): readonly string[] {
  const { slippage, capacity, breakEvenSlippageBps, capacityCash } = study;
  const isLossAtFirst = !((slippage[0]?.totalReturn ?? 0) > 0);
  return [
    ...(Number.isNaN(breakEvenSlippageBps)
      ? [
          isLossAtFirst
            ? "There is no profit that slippage could take, even at the lowest of these."
            : "The highest of these slippages leaves a profit: where it ends is beyond them.",
        ]
      : []),
    ...(capacity.length === 0
      ? ["The bars have no volume, so how large an account the market takes is not known."]
      : []),
    ...(capacity.length > 0 && Number.isNaN(capacityCash)
      ? ["The smallest account made nothing, so there is no return that a larger one could keep."]
      : []),
    ...(capacity.length > 0 && sizing.method === "fixed_quantity"
      ? ["Orders are of a fixed quantity: they do not grow with the account."]
      : []),
    ...(capacity.length > 0 ? ["Larger orders move no price here; in a market they would."] : []),
  ];
}
