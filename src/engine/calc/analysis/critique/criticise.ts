import { FINDING_SEVERITIES, type Finding } from "#shared/model/result-analysis.ts";
import type { CritiqueFacts } from "./critique-facts.ts";
import { EXECUTION_RULES } from "./execution-rules.ts";
import { PROFIT_RULES } from "./profit-rules.ts";
import { SAMPLE_RULES } from "./sample-rules.ts";
import { STRATEGY_RULES } from "./strategy-rules.ts";

const RULES = [...SAMPLE_RULES, ...PROFIT_RULES, ...EXECUTION_RULES, ...STRATEGY_RULES];

/** What a careful reader would ask about a result, worst first (in the manner of LEAN's result analysis). */
export function criticise(facts: CritiqueFacts): readonly Finding[] {
  const found = RULES.flatMap((rule) => rule(facts) ?? []);
  const rank = ({ severity }: Finding): number => FINDING_SEVERITIES.indexOf(severity);
  return found.toSorted((left, right) => rank(left) - rank(right));
}
