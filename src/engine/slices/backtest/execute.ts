import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { runBacktest } from "#engine/calc/kernel/run-backtest.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["execute"];

/** One backtest with everything that was decided before it. */
export function execute(
  { strategyChoice, regimes = [], patterns = [], finerBars, ...rest }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { id, parameters } = strategyChoice;
  const result = runBacktest(
    {
      ...withExecution(rest),
      ...(finerBars === undefined ? {} : { finerBars }),
      regimes,
      patterns,
      strategy: { id, parameters },
      seed: context.seed,
    },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  return { result };
}
