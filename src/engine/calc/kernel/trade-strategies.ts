import type { TradedStrategy } from "#shared/model/strategy-ranking.ts";
import { defaultPolicy } from "../sizing/default-policy.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import { fitsMarket } from "../strategies/start-runs.ts";
import { STRATEGIES } from "../strategies/strategy-catalogue.ts";
import type { BacktestTools } from "./backtest-tools.ts";
import type { BacktestInput } from "./kernel-types.ts";
import { runBacktest } from "./run-backtest.ts";

export interface StrategiesToTrade extends Omit<BacktestInput, "strategy" | "sizing"> {
  /** All that ship and can be traded over these symbols, when left out. */
  readonly strategies: readonly string[] | undefined;
  /** The symbols share a fixed fraction equally, when left out. */
  readonly sizing: SizingPolicy | undefined;
}

/** Trades each strategy with its default parameters over the same bars, at the same costs. */
export function tradeStrategies(
  { strategies: asked, sizing: given, ...settings }: StrategiesToTrade,
  tools: BacktestTools,
): readonly TradedStrategy[] {
  const strategies = asked ?? fittingStrategies(settings);
  const sizing = given ?? evenPolicy(settings);
  return strategies.map((id, index) => {
    const onProgress = (fraction: number): void =>
      tools.onProgress((index + fraction) / strategies.length, id);
    const input = { ...settings, sizing, strategy: { id, parameters: {} } };
    const { strategy, statistics, orderListHash, warnings } = runBacktest(input, { ...tools, onProgress });
    return { strategy: id, parameters: strategy.parameters, statistics, orderListHash, warnings };
  });
}

function fittingStrategies({
  bars,
  allowShort,
}: Pick<BacktestInput, "bars" | "allowShort">): readonly string[] {
  const market = { symbols: bars.map(({ symbol }) => symbol), allowShort };
  return STRATEGIES.filter((strategy) => fitsMarket(strategy, market)).map(({ id }) => id);
}

function evenPolicy({ bars }: Pick<BacktestInput, "bars">): SizingPolicy {
  const { fraction } = defaultPolicy({});
  return defaultPolicy({ fraction: fraction / bars.length });
}
