import type { Proposal, Sampler } from "#engine/calc/search/sampler.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";
import type { Objective } from "./objectives.ts";
import { scoreOf } from "./objectives.ts";

/** Asked for at once: enough for all lanes, and few enough to learn from. */
const BATCH = 4_096;

/** Backtests each set on the first `fraction` of the searched days, in order. */
type Evaluate = (sets: readonly StrategyParameters[], fraction: number) => Promise<readonly Trial[]>;

/** What a search tried. */
export interface Searched {
  /** Different sets over all of the searched days, in the order in which they were first proposed. */
  readonly trials: readonly Trial[];
  /** Proposals, those that were made twice and those over shorter ranges among them. */
  readonly asked: number;
  /** Backtests that the proposals needed: a proposal that is made again needs none. */
  readonly evaluated: number;
}

/** Asks the sampler, evaluates what is new, and tells it, until it is done or `budget` proposals were made. */
export async function runSearch(
  { sampler, budget }: { readonly sampler: Sampler; readonly budget: number },
  objectives: readonly Objective[],
  evaluate: Evaluate,
): Promise<Searched> {
  const answers = new Map<string, Trial>();
  const trials: Trial[] = [];
  let asked = 0;
  while (asked < budget) {
    const proposals = sampler.ask(Math.min(BATCH, budget - asked));
    if (proposals.length === 0) break;
    const wanted = freshByFraction(proposals, answers);
    // A search that only asks for what it knows can be held and cancelled as well.
    if (wanted.size === 0) await evaluate([], 1);
    for (const [fraction, fresh] of wanted) {
      const answered = await evaluate(fresh, fraction);
      for (const [index, parameters] of fresh.entries()) {
        const trial = answered[index];
        invariant(trial !== undefined, "each parameter set must give a trial");
        answers.set(keyOf({ parameters, fraction }), trial);
        if (fraction === 1) trials.push(trial);
      }
    }
    asked += proposals.length;
    sampler.tell(
      proposals.map((proposal) => {
        const trial = answers.get(keyOf(proposal));
        invariant(trial !== undefined, "each proposal must be answered");
        return { ...proposal, scores: objectives.map((objective) => scoreOf(trial, objective)) };
      }),
    );
  }
  return { trials, asked, evaluated: answers.size };
}

/** What has no answer yet, each once, by the fraction of the days that it is to see. */
function freshByFraction(
  proposals: readonly Proposal[],
  answers: ReadonlyMap<string, Trial>,
): ReadonlyMap<number, readonly StrategyParameters[]> {
  const seen = new Set<string>();
  const fresh = new Map<number, StrategyParameters[]>();
  for (const proposal of proposals) {
    const key = keyOf(proposal);
    if (answers.has(key) || seen.has(key)) continue;
    seen.add(key);
    const sets = fresh.get(proposal.fraction) ?? [];
    fresh.set(proposal.fraction, sets);
    sets.push(proposal.parameters);
  }
  return fresh;
}

/** Samplers name the parameters in the strategy's order. */
function keyOf({ parameters, fraction }: Proposal): string {
  return `${fraction}|${Object.values(parameters).join(",")}`;
}
