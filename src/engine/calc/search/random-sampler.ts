import type { Rng } from "#engine/base/rng.ts";
import type { Sampler } from "./sampler.ts";
import { drawParameters, type SearchSpace } from "./search-space.ts";

/** Combinations drawn evenly; one may be drawn twice. */
export function createRandomSampler(space: SearchSpace, rng: Rng): Sampler {
  return {
    ask: (count) =>
      Array.from({ length: count }, () => ({ parameters: drawParameters(space, rng), fraction: 1 })),
    tell: () => undefined,
  };
}
