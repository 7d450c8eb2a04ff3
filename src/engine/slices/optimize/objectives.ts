import { invariant } from "#engine/base/invariant.ts";
import { paretoFront } from "#engine/calc/search/pareto-front.ts";
import type { Trial } from "./evaluate.ts";
import type { OBJECTIVES, SAMPLERS } from "./search-schemas.ts";

export type Objective = (typeof OBJECTIVES)[number];

/** Better when higher: the drawdown is 0 or negative, so the shallowest is the highest. */
export function scoreOf(trial: Trial, objective: Objective): number {
  const scores = {
    sharpe: trial.sharpe,
    total_return: trial.totalReturn,
    maximum_drawdown: trial.maximumDrawdown,
  };
  return scores[objective];
}

/** What a sampler looks at: NSGA-II weighs what is wanted against the drawdown. */
export function objectivesOf(sampler: (typeof SAMPLERS)[number], objective: Objective): readonly Objective[] {
  if (sampler !== "nsga2") return [objective];
  return [objective === "maximum_drawdown" ? "total_return" : objective, "maximum_drawdown"];
}

/** The first of the highest. */
export function bestTrial(trials: readonly Trial[], objective: Objective): Trial {
  const [first] = trials;
  invariant(first !== undefined, "a search must have a trial");
  return trials.reduce(
    (leader, trial) => (scoreOf(trial, objective) > scoreOf(leader, objective) ? trial : leader),
    first,
  );
}

export function frontOf(trials: readonly Trial[], objectives: readonly Objective[]): readonly Trial[] {
  const members = trials.map((trial) => ({
    trial,
    scores: objectives.map((objective) => scoreOf(trial, objective)),
  }));
  return paretoFront(members).map(({ trial }) => trial);
}
