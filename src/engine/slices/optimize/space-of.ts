import type { SearchSpace } from "#engine/calc/search/search-space.ts";
import type { ParameterSpec, Strategy } from "#engine/calc/strategies/strategy.ts";
import { checkGrid } from "./check-grid.ts";

/** More values of one parameter than this say nothing more to a search. */
const MAXIMUM_VALUES = 10_001;

/** Every step of each parameter's range, or the values that the grid names. Throws a user error for a bad grid. */
export function spaceOf(strategy: Strategy, grid: Readonly<Record<string, readonly number[]>>): SearchSpace {
  checkGrid(strategy, grid);
  return {
    dimensions: strategy.parameters.map((spec) => ({
      name: spec.name,
      values: [...new Set(grid[spec.name] ?? spread(spec, MAXIMUM_VALUES))].toSorted(
        (left, right) => left - right,
      ),
    })),
    allows: (parameters) => strategy.constraint(parameters) === undefined,
  };
}

/** Up to `count` different values from the parameter's minimum to its maximum, on its steps. */
export function spread({ minimum, maximum, step }: ParameterSpec, count: number): readonly number[] {
  const steps = Math.floor((maximum - minimum) / step + 1e-9);
  const values = Array.from({ length: Math.min(count, steps + 1) }, (_, index) => {
    const at = Math.round((steps * index) / Math.max(1, Math.min(count - 1, steps)));
    return Number((minimum + at * step).toPrecision(12));
  });
  return [...new Set(values)];
}
