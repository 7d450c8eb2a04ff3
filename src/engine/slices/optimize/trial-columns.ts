import type { z } from "zod";
import { invariant } from "#engine/base/invariant.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { trialSchema } from "./search-schemas.ts";

type Trial = z.output<typeof trialSchema>;

/** Parameter sets as they go to another thread: an object a set would take longer to send than its backtest takes. */
export interface SetColumns {
  /** How many there are: a strategy may have no parameters, and then nothing else tells. */
  readonly setCount: number;
  readonly parameterNames: readonly string[];
  /** Set after set, its values in the order of the names. */
  readonly parameterValues: Float64Array;
}

/** All figures but the parameters, trial after trial. */
const FIGURES = ["sharpe", "totalReturn", "maximumDrawdown", "trades"] as const;

/** The sets must have the same parameters. */
export function packSets(sets: readonly StrategyParameters[]): SetColumns {
  const parameterNames = Object.keys(sets[0] ?? {});
  const parameterValues = new Float64Array(sets.length * parameterNames.length);
  let at = 0;
  for (const parameters of sets) {
    for (const name of parameterNames) {
      const value = parameters[name];
      invariant(value !== undefined, `each set must give ${name}`);
      parameterValues[at] = value;
      at += 1;
    }
  }
  return { setCount: sets.length, parameterNames, parameterValues };
}

export function unpackSets({
  setCount,
  parameterNames,
  parameterValues,
}: SetColumns): readonly StrategyParameters[] {
  const width = parameterNames.length;
  invariant(parameterValues.length === setCount * width, "each set must give each parameter");
  return Array.from({ length: setCount }, (_, set) => {
    const parameters: Record<string, number> = {};
    for (let index = 0; index < width; index += 1) {
      parameters[parameterNames[index] ?? ""] = parameterValues[set * width + index] ?? Number.NaN;
    }
    return parameters;
  });
}

export function packFigures(trials: readonly Omit<Trial, "parameters">[]): Float64Array {
  const figures = new Float64Array(trials.length * FIGURES.length);
  trials.forEach((trial, index) => {
    FIGURES.forEach((name, column) => {
      figures[index * FIGURES.length + column] = trial[name];
    });
  });
  return figures;
}

/** The answer of `evaluate` beside the sets that it was asked for. */
export function unpackTrials(sets: readonly StrategyParameters[], answer: unknown): readonly Trial[] {
  const { figures } = answer as { readonly figures: Float64Array };
  invariant(figures.length === sets.length * FIGURES.length, "each parameter set must give a trial");
  return sets.map((parameters, index) => {
    const at = index * FIGURES.length;
    const [sharpe = 0, totalReturn = 0, maximumDrawdown = 0, trades = 0] = figures.subarray(
      at,
      at + FIGURES.length,
    );
    return { parameters, sharpe, totalReturn, maximumDrawdown, trades };
  });
}
