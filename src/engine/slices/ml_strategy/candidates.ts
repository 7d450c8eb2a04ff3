import type { ParameterSpec, Strategy } from "#engine/calc/strategies/strategy.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** Multiples of the default that are tried for each parameter. */
const MULTIPLES = [0.5, 1, 2] as const;

/** Parameter sets that a walk-forward may choose from: the default's halves and doubles that the constraint allows. */
export function candidateParameters(strategy: Strategy): readonly StrategyParameters[] {
  const sets = strategy.parameters.reduce<readonly StrategyParameters[]>(
    (partial, spec) =>
      partial.flatMap((set) => candidateValues(spec).map((value) => ({ ...set, [spec.name]: value }))),
    [{}],
  );
  return sets.filter((set) => strategy.constraint(set) === undefined);
}

function candidateValues(spec: ParameterSpec): readonly number[] {
  const values = MULTIPLES.map((multiple) => snap(spec, spec.default * multiple));
  return [...new Set(values)];
}

/** The nearest value on the parameter's steps within its range. */
function snap(spec: ParameterSpec, value: number): number {
  const steps = Math.round((value - spec.minimum) / spec.step);
  const snapped = Number((spec.minimum + steps * spec.step).toPrecision(12));
  return Math.min(spec.maximum, Math.max(spec.minimum, snapped));
}
