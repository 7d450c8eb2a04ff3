import { nameStrategy, type StrategyName } from "#shared/model/strategy-name.ts";
import { listOwnStrategies } from "./own-strategies.ts";
import { STRATEGIES } from "./strategy-catalogue.ts";

/** What people call the strategies that can be used: the built-in ones, then the person's own. */
export function strategyNames(): readonly StrategyName[] {
  return [...STRATEGIES, ...listOwnStrategies()].map(({ id, title }) => ({ id, title }));
}

export function strategyTitle(id: string): string {
  return nameStrategy(id, strategyNames());
}
