import type { Rng } from "#engine/base/rng.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Sampler, Scored } from "./sampler.ts";
import { drawParameters, type SearchSpace } from "./search-space.ts";

/** Each round keeps one of so many and gives it so many times the bars. */
const SURVIVORS = 3;
const SHORTEST_FRACTION = 0.1;

/**
 * Successive halving (Jamieson and Talwalkar 2016): many combinations on the first part of the range, the best third of
 * them on three times as much, and so on until the last ones have seen all of it. `budget` backtests in all, at least 4.
 */
export function createHalvingSampler(space: SearchSpace, rng: Rng, budget: number): Sampler {
  const fractions = listFractions();
  let round = 0;
  let waiting: readonly StrategyParameters[] = drawDistinct(
    space,
    rng,
    firstRoundSize(budget, fractions.length),
  );
  let told: Scored[] = [];
  return {
    ask(count) {
      const asked = waiting.slice(0, count);
      waiting = waiting.slice(asked.length);
      return asked.map((parameters) => ({ parameters, fraction: fractions[round] ?? 1 }));
    },
    tell(scored) {
      told.push(...scored);
      if (waiting.length > 0 || round === fractions.length - 1) return;
      const ranked = told.toSorted((left, right) => (right.scores[0] ?? 0) - (left.scores[0] ?? 0));
      waiting = ranked
        .slice(0, Math.max(1, Math.floor(told.length / SURVIVORS)))
        .map(({ parameters }) => parameters);
      told = [];
      round += 1;
    },
  };
}

/** Ascending, and the last is the whole range. */
function listFractions(): readonly number[] {
  const fractions = [1];
  for (let next = 1 / SURVIVORS; next >= SHORTEST_FRACTION; next /= SURVIVORS) fractions.unshift(next);
  return fractions;
}

/** So many that all rounds together stay within the budget. */
function firstRoundSize(budget: number, rounds: number): number {
  let size = budget;
  const total = (): number => {
    let [sum, left] = [0, size];
    for (let round = 0; round < rounds; round += 1, left = Math.max(1, Math.floor(left / SURVIVORS)))
      sum += left;
    return sum;
  };
  while (size > 1 && total() > budget) size -= 1;
  return size;
}

/** Up to `count` different ones; fewer where there are no more. */
function drawDistinct(space: SearchSpace, rng: Rng, count: number): readonly StrategyParameters[] {
  const found = new Map<string, StrategyParameters>();
  for (let draw = 0; found.size < count && draw < count * 20; draw += 1) {
    const parameters = drawParameters(space, rng);
    found.set(JSON.stringify(parameters), parameters);
  }
  return [...found.values()];
}
