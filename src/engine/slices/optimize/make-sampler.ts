import { createRng, deriveSeed } from "#engine/base/rng.ts";
import { createGridSampler } from "#engine/calc/search/grid-sampler.ts";
import { createHalvingSampler } from "#engine/calc/search/halving-sampler.ts";
import { createNsga2Sampler } from "#engine/calc/search/nsga2-sampler.ts";
import { createRandomSampler } from "#engine/calc/search/random-sampler.ts";
import type { Sampler } from "#engine/calc/search/sampler.ts";
import { createTpeSampler } from "#engine/calc/search/tpe-sampler.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import { expandGrid } from "./expand-grid.ts";
import type { SAMPLERS } from "./search-schemas.ts";
import { spaceOf } from "./space-of.ts";

type SamplerName = (typeof SAMPLERS)[number];

/** A generation of NSGA-II: a tenth of the budget, within reason. */
const MINIMUM_POPULATION = 8;
const MAXIMUM_POPULATION = 50;

/** What a search is made of beside the bars. */
export interface SearchWish {
  readonly sampler: SamplerName;
  readonly grid: Readonly<Record<string, readonly number[]>>;
  /** Values a parameter that the grid does not name; of a grid search only. */
  readonly points: number;
  /** Backtests of a search that is no grid. */
  readonly trials: number;
  readonly maximumTrials: number;
}

/** The sampler, and how many proposals it is asked for at most. */
export function makeSampler(
  strategy: Strategy,
  wish: SearchWish,
  seed: number,
): { readonly sampler: Sampler; readonly budget: number } {
  const { trials } = wish;
  if (wish.sampler === "grid") {
    const sets = expandGrid(strategy, wish.grid, wish.points, wish.maximumTrials);
    return { sampler: createGridSampler(sets), budget: sets.length };
  }
  const space = spaceOf(strategy, wish.grid);
  const rng = createRng(deriveSeed(seed, wish.sampler));
  const population = Math.min(MAXIMUM_POPULATION, Math.max(MINIMUM_POPULATION, 2 * Math.round(trials / 20)));
  const samplers: Readonly<Record<Exclude<SamplerName, "grid">, () => Sampler>> = {
    random: () => createRandomSampler(space, rng),
    tpe: () => createTpeSampler(space, rng),
    nsga2: () => createNsga2Sampler(space, rng, population),
    halving: () => createHalvingSampler(space, rng, trials),
  };
  return { sampler: samplers[wish.sampler](), budget: trials };
}
