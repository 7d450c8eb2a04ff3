import { invariant } from "#engine/base/invariant.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";

/** A parameter that `resolveParameters` has put there. */
export function parameterOf(parameters: StrategyParameters, name: string): number {
  const value = parameters[name];
  invariant(value !== undefined, `strategy parameter ${name} was not resolved`);
  return value;
}
