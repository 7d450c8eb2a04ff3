import { STRATEGY_IDS } from "#shared/model/strategy-choice.ts";
import { fitsMarket } from "#engine/calc/strategies/start-runs.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";

/** Every strategy with short sales and without, but for what cannot be traded over two symbols that way. */
export const FITTING = STRATEGY_IDS.flatMap((id) => [[id, false] as const, [id, true] as const]).filter(
  ([id, allowShort]) => fitsMarket(findStrategy(id), { symbols: ["AAA", "BBB"], allowShort }),
);
