import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import { createSweep } from "#engine/calc/sweep/create-sweep.ts";
import type { optimizeManifest, trialSchema } from "./manifest.ts";

type Methods = (typeof optimizeManifest)["methods"]["evaluate"];
export type Trial = z.output<typeof trialSchema>;

/** Between two looks at the clock of others; a set that needs the kernel looks itself. */
const SETS_A_LOOK = 16;

/** Backtests each parameter set, fully invested when the strategy wants to be. */
export function evaluate(
  input: z.output<Methods["input"]>,
  context: SliceContext,
): { readonly trials: Trial[] } {
  const { parameterSets, strategy, ...market } = input;
  const { cancellation, hash, seed } = context;
  const sizing = defaultPolicy({ method: "fixed_fraction", fraction: 0.98 / input.bars.length });
  const sweep = createSweep({ ...market, sizing, regimes: [], patterns: [], seed }, strategy, {
    hash,
    cancellation,
    onProgress: () => undefined,
  });
  const total = parameterSets.length;
  const trials = parameterSets.map((parameters, index) => {
    if (index % SETS_A_LOOK === 0) {
      cancellation.throwIfCancelled();
      context.progress(index / total, `${String(index)} of ${String(total)}`);
    }
    const { sharpe, totalReturn, maximumDrawdown, trades } = sweep(parameters);
    return { parameters, sharpe: Number.isFinite(sharpe) ? sharpe : 0, totalReturn, maximumDrawdown, trades };
  });
  context.progress(1, `${String(total)} of ${String(total)}`);
  return { trials };
}
