import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import type { optimizeManifest, trialSchema } from "./manifest.ts";

type Methods = (typeof optimizeManifest)["methods"]["evaluate"];
export type Trial = z.output<typeof trialSchema>;

/** Backtests each parameter set, fully invested when the strategy wants to be. */
export function evaluate(
  input: z.output<Methods["input"]>,
  context: SliceContext,
): { readonly trials: Trial[] } {
  const { parameterSets, strategy, ...market } = input;
  const sizing = defaultPolicy({ method: "fixed_fraction", fraction: 0.98 / input.bars.length });
  const trials = parameterSets.map((parameters, index) => {
    context.cancellation.throwIfCancelled();
    const { statistics } = runBacktest(
      {
        ...market,
        strategy: { id: strategy, parameters },
        sizing,
        regimes: [],
        patterns: [],
        seed: context.seed,
      },
      { hash: context.hash, cancellation: context.cancellation, onProgress: () => undefined },
    );
    context.progress(
      (index + 1) / parameterSets.length,
      `${String(index + 1)} of ${String(parameterSets.length)}`,
    );
    const { sharpe, totalReturn, maximumDrawdown, trades } = statistics;
    return { parameters, sharpe: Number.isFinite(sharpe) ? sharpe : 0, totalReturn, maximumDrawdown, trades };
  });
  return { trials };
}
