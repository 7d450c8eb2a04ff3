import { listDisabledStrategies, listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { resolveParameters, STRATEGIES } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import type { StrategyView } from "#shared/ipc/channels/strategy-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export function strategyHandlers(): Handlers<"strategy"> {
  return {
    "strategy:list": () => ({
      strategies: [
        ...STRATEGIES.map((strategy) => ({
          ...faceOf(strategy),
          origin: "built-in" as const,
          warmUpBars: strategy.warmUpBars(resolveParameters(strategy, {})),
        })),
        ...listOwnStrategies().map((strategy) => ({ ...faceOf(strategy), origin: "user" as const })),
      ],
      disabled: listDisabledStrategies(),
    }),
  };
}

function faceOf(strategy: Strategy): Omit<StrategyView, "origin" | "warmUpBars"> {
  const { id, title, description, sides, legs, parameters, higherTimeframes = [] } = strategy;
  return { id, title, description, sides, legs, parameters, higherTimeframes };
}
