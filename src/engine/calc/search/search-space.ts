import type { Rng } from "#engine/base/rng.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** One parameter that is searched: the values that may be tried, ascending. */
export interface SearchDimension {
  readonly name: string;
  readonly values: readonly number[];
}

/** What may be tried: every combination of values that does not contradict itself. */
export interface SearchSpace {
  readonly dimensions: readonly SearchDimension[];
  readonly allows: (parameters: StrategyParameters) => boolean;
}

/** A combination as positions from 0 to 1 in each dimension, which is what samplers think in. */
export type UnitPoint = readonly number[];

const DRAWS_BEFORE_GIVING_UP = 10_000;

/** The combination nearest to the point. */
export function parametersAt({ dimensions }: SearchSpace, point: UnitPoint): StrategyParameters {
  return Object.fromEntries(
    dimensions.map(({ name, values }, index) => {
      const position = Math.min(1, Math.max(0, point[index] ?? 0)) * (values.length - 1);
      return [name, values[Math.round(position)] ?? Number.NaN];
    }),
  );
}

/** Where the combination lies; a dimension of one value is at 0. */
export function pointOf({ dimensions }: SearchSpace, parameters: StrategyParameters): UnitPoint {
  return dimensions.map(({ name, values }) =>
    values.length === 1 ? 0 : values.indexOf(parameters[name] ?? Number.NaN) / (values.length - 1),
  );
}

/** A combination drawn evenly from those that are allowed. Throws `optimize.nothing-allowed`. */
export function drawParameters(space: SearchSpace, rng: Rng): StrategyParameters {
  for (let draw = 0; draw < DRAWS_BEFORE_GIVING_UP; draw += 1) {
    const parameters = Object.fromEntries(
      space.dimensions.map(({ name, values }) => [
        name,
        values[Math.floor(rng.next() * values.length)] ?? Number.NaN,
      ]),
    );
    if (space.allows(parameters)) return parameters;
  }
  throw userError({
    code: "optimize.nothing-allowed",
    message: `values of ${space.dimensions.map(({ name }) => name).join(", ")} must fit together, none of ${DRAWS_BEFORE_GIVING_UP} draws did`,
    field: "grid",
    value: `${DRAWS_BEFORE_GIVING_UP} draws`,
    remedy: "give ranges in which the strategy's constraint can be met",
  });
}
