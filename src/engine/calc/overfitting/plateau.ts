import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** How the surroundings of the best trial did. */
export interface Plateau {
  readonly peak: number;
  readonly neighbours: number;
  /** Mean and lowest score of the neighbours; missing without a neighbour. */
  readonly mean?: number;
  readonly lowest?: number;
  /** Mean of the neighbours over the peak: near 1 on a plateau, low on a lone peak; missing where the peak is not above 0. */
  readonly score?: number;
}

export interface ScoredSet {
  readonly parameters: StrategyParameters;
  readonly score: number;
}

/** Part of the range that was tried within which a trial is a neighbour. */
const NEAR_FRACTION = 0.1;

/**
 * Neighbours are trials that are, in each parameter, within a tenth of the range that was tried, or at the next value that
 * was tried on either side.
 */
export function measurePlateau(trials: readonly ScoredSet[], best: ScoredSet): Plateau {
  const bounds = Object.entries(best.parameters).map(([name, value]) => {
    const tried = trials.flatMap(({ parameters }) => parameters[name] ?? []);
    return { name, ...nearBounds(tried, value) };
  });
  const isBest = ({ parameters }: ScoredSet): boolean =>
    bounds.every(({ name }) => parameters[name] === best.parameters[name]);
  const scores = trials
    .filter((trial) => !isBest(trial))
    .filter(({ parameters }) =>
      bounds.every(({ name, low, high }) => {
        const value = parameters[name] ?? Number.NaN;
        return value >= low && value <= high;
      }),
    )
    .map(({ score }) => score);
  const { score: peak } = best;
  if (scores.length === 0) return { peak, neighbours: 0 };
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const lowest = scores.reduce((low, score) => Math.min(low, score));
  return { peak, neighbours: scores.length, mean, lowest, ...(peak > 0 ? { score: mean / peak } : {}) };
}

function nearBounds(
  tried: readonly number[],
  value: number,
): { readonly low: number; readonly high: number } {
  let [minimum, maximum, below, above] = [value, value, -Infinity, Infinity];
  for (const other of tried) {
    minimum = Math.min(minimum, other);
    maximum = Math.max(maximum, other);
    if (other < value) below = Math.max(below, other);
    if (other > value) above = Math.min(above, other);
  }
  const near = NEAR_FRACTION * (maximum - minimum);
  return {
    low: Math.min(value - near, below === -Infinity ? value : below),
    high: Math.max(value + near, above === Infinity ? value : above),
  };
}
