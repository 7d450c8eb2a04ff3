import { createHigherBars } from "../bars/create-higher-bars.ts";
import type { Strategy, StrategyRun } from "./strategy.ts";

/** The strategy, given the longer bars that it asks for wherever it runs; one that asks for none as it is. */
export function withHigherBars(strategy: Strategy): Strategy {
  const { higherTimeframes = [] } = strategy;
  if (higherTimeframes.length === 0) return strategy;
  return {
    ...strategy,
    start(parameters): StrategyRun {
      const run = strategy.start(parameters);
      const higher = createHigherBars(higherTimeframes);
      return {
        decide(bar, position) {
          higher.next(bar);
          return run.decide(bar, position, higher);
        },
      };
    },
  };
}
