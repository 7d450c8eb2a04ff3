import { resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";

/** Throws a user error for a name that the strategy does not have, or a value out of its range. */
export function checkGrid(strategy: Strategy, grid: Readonly<Record<string, readonly number[]>>): void {
  // Values may contradict each other here and not in the search; names and ranges must be right all the same.
  const lenient: Strategy = { ...strategy, constraint: () => undefined };
  for (const [name, values] of Object.entries(grid)) {
    for (const value of values) resolveParameters(lenient, { [name]: value });
  }
}
