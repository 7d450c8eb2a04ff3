import type { Statistics } from "./backtest-result.ts";
import { STATISTIC_DEFINITIONS } from "./statistic-definitions.ts";

/** What a figure of the headline is and how it is computed. */
export function statisticWords(key: keyof Statistics): readonly string[] {
  return STATISTIC_DEFINITIONS.filter((known) => known.key === key).map(({ definition }) => definition);
}
