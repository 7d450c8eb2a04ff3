import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { fitsMarket } from "#engine/calc/strategies/start-runs.ts";
import { STRATEGIES } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["compare"];
type Input = z.output<Method["input"]>;

/** Each strategy with its default parameters; without a policy the symbols share a fixed fraction equally. */
export function compare(input: Input, context: SliceContext): z.input<Method["output"]> {
  const { strategies: asked, regimes = [], patterns = [], sizing = evenPolicy(input), ...settings } = input;
  const strategies = asked ?? fittingStrategies(input);
  const comparison = strategies.map((id, index) => {
    const strategy = { id, parameters: {} };
    const result = runBacktest(
      { ...withExecution(settings), regimes, patterns, sizing, strategy, seed: context.seed },
      {
        hash: context.hash,
        cancellation: context.cancellation,
        onProgress: (fraction) => context.progress((index + fraction) / strategies.length, id),
      },
    );
    const { statistics, orderListHash, warnings } = result;
    return {
      strategy: id,
      parameters: result.strategy.parameters,
      statistics,
      orderListHash,
      warnings: [...warnings],
    };
  });
  return { comparison };
}

/** All that ship and can be traded over these symbols. */
function fittingStrategies({ bars, allowShort }: Input): readonly string[] {
  const market = { symbols: bars.map(({ symbol }) => symbol), allowShort };
  return STRATEGIES.filter((strategy) => fitsMarket(strategy, market)).map(({ id }) => id);
}

function evenPolicy({ bars }: Input): ReturnType<typeof defaultPolicy> {
  const { fraction } = defaultPolicy({});
  return defaultPolicy({ fraction: fraction / bars.length });
}
