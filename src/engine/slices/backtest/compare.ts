import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["compare"];
type Input = z.output<Method["input"]>;

/** Each strategy with its default parameters; without a policy the symbols share a fixed fraction equally. */
export function compare(input: Input, context: SliceContext): z.input<Method["output"]> {
  const { strategies, regimes = [], patterns = [], sizing = evenPolicy(input), ...settings } = input;
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

function evenPolicy({ bars }: Input): ReturnType<typeof defaultPolicy> {
  const { fraction } = defaultPolicy({});
  return defaultPolicy({ fraction: fraction / bars.length });
}
