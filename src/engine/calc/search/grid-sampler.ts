import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Sampler } from "./sampler.ts";

/** Every combination once, in the order given. */
export function createGridSampler(sets: readonly StrategyParameters[]): Sampler {
  let next = 0;
  return {
    ask(count) {
      const asked = sets.slice(next, next + count);
      next += asked.length;
      return asked.map((parameters) => ({ parameters, fraction: 1 }));
    },
    tell: () => undefined,
  };
}
