import type { SearchDimension } from "#engine/calc/search/search-space.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";

/** Bars that the slowest combination of the ends of all dimensions needs before it means anything. */
export function longestWarmUp(strategy: Strategy, dimensions: readonly SearchDimension[]): number {
  const corners = dimensions.reduce<readonly Readonly<Record<string, number>>[]>(
    (sets, { name, values }) => {
      const ends = [...new Set([values[0] ?? Number.NaN, values.at(-1) ?? Number.NaN])];
      return sets.flatMap((set) => ends.map((value) => ({ ...set, [name]: value })));
    },
    [{}],
  );
  return corners.reduce((longest, corner) => Math.max(longest, strategy.warmUpBars(corner)), 0);
}
