import { resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import { checkGrid } from "./check-grid.ts";
import { spread } from "./space-of.ts";

/**
 * Every combination of values that the strategy's constraint allows. A parameter that `grid` does not name gets
 * `points` values spread over its range. Throws a user error for an unknown name, a bad value, or too many combinations.
 */
export function expandGrid(
  strategy: Strategy,
  grid: Readonly<Record<string, readonly number[]>>,
  points: number,
  maximumTrials: number,
): readonly StrategyParameters[] {
  checkGrid(strategy, grid);
  const columns = strategy.parameters.map((spec) => ({
    spec,
    values: grid[spec.name] ?? spread(spec, points),
  }));
  const size = columns.reduce((product, { values }) => product * values.length, 1);
  if (size > maximumTrials) throw tooMany(size, maximumTrials);
  const sets = columns.reduce<readonly StrategyParameters[]>(
    (partial, { spec, values }) =>
      partial.flatMap((set) => values.map((value) => ({ ...set, [spec.name]: value }))),
    [{}],
  );
  const allowed = sets.filter((set) => strategy.constraint(set) === undefined);
  if (allowed.length > 0) return allowed.map((set) => resolveParameters(strategy, set));
  throw userError({
    code: "optimize.empty-grid",
    message: `no combination of the grid is allowed for ${strategy.id}`,
    field: "grid",
    value: JSON.stringify(grid),
    remedy: strategy.constraint(sets[0] ?? {}) ?? "give each parameter at least one value",
  });
}

function tooMany(size: number, maximum: number) {
  return userError({
    code: "optimize.too-many-trials",
    message: `the grid has ${String(size)} combinations, more than maximumTrials ${String(maximum)}`,
    field: "points",
    value: String(size),
    remedy: "use fewer points, name fewer values in grid, or raise maximumTrials",
  });
}
