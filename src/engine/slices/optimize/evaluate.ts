import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { createSweep } from "#engine/calc/sweep/create-sweep.ts";
import type { optimizeManifest } from "./manifest.ts";
import type { trialSchema } from "./search-schemas.ts";
import { trialInput } from "./trial-input.ts";
import { packFigures, unpackSets } from "./trial-columns.ts";

type Methods = (typeof optimizeManifest)["methods"]["evaluate"];
export type Trial = z.output<typeof trialSchema>;

/** Between two looks at whether it is still wanted; a set that needs the kernel looks itself. */
const SETS_A_LOOK = 16;
/** Saying how far it is costs as much as ten sets. */
const PROGRESS_AFTER_MS = 50;

/** Backtests each parameter set, fully invested when the strategy wants to be. */
export function evaluate(
  input: z.output<Methods["input"]>,
  context: SliceContext,
): { readonly figures: Float64Array } {
  const { setCount, parameterNames, parameterValues, strategy, ...market } = withExecution(input);
  const parameterSets = unpackSets({ setCount, parameterNames, parameterValues });
  const { cancellation, hash, seed, clock } = context;
  const sweep = createSweep(trialInput(market, seed), strategy, {
    hash,
    cancellation,
    onProgress: () => undefined,
  });
  const total = parameterSets.length;
  const tell = (done: number): void => context.progress(done / total, `${String(done)} of ${String(total)}`);
  let toldMs = clock.monotonicMs();
  const trials = parameterSets.map((parameters, index) => {
    if (index % SETS_A_LOOK === 0) {
      cancellation.throwIfCancelled();
      if (clock.monotonicMs() - toldMs >= PROGRESS_AFTER_MS) {
        tell(index);
        toldMs = clock.monotonicMs();
      }
    }
    const figures = sweep(parameters);
    return Number.isFinite(figures.sharpe) ? figures : { ...figures, sharpe: 0 };
  });
  tell(total);
  return { figures: packFigures(trials) };
}
