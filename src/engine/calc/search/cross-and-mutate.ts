import type { Rng } from "#engine/base/rng.ts";
import type { UnitPoint } from "./search-space.ts";

const CROSSOVER_PROBABILITY = 0.9;
const CROSSOVER_INDEX = 15;
const MUTATION_INDEX = 20;

/** One child of two parents: simulated binary crossover, then polynomial mutation of one dimension on average. */
export function crossAndMutate([mother, father]: readonly [UnitPoint, UnitPoint], rng: Rng): UnitPoint {
  const isCrossed = rng.next() < CROSSOVER_PROBABILITY;
  return mother.map((gene, index) => {
    const crossed = isCrossed && rng.next() < 0.5 ? cross(gene, father[index] ?? gene, rng) : gene;
    const isMutated = rng.next() < 1 / mother.length;
    return clamp(isMutated ? mutate(crossed, rng) : crossed);
  });
}

function cross(one: number, other: number, rng: Rng): number {
  const draw = rng.next();
  const power = 1 / (CROSSOVER_INDEX + 1);
  const spread = draw <= 0.5 ? (2 * draw) ** power : (1 / (2 * (1 - draw))) ** power;
  const sign = rng.next() < 0.5 ? 1 : -1;
  return 0.5 * ((1 + sign * spread) * one + (1 - sign * spread) * other);
}

function mutate(gene: number, rng: Rng): number {
  const draw = rng.next();
  const power = 1 / (MUTATION_INDEX + 1);
  return gene + (draw < 0.5 ? (2 * draw) ** power - 1 : 1 - (2 * (1 - draw)) ** power);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
