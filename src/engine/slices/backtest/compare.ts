import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { tradeStrategies } from "#engine/calc/kernel/trade-strategies.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["compare"];

/** Each strategy with its default parameters; without a policy the symbols share a fixed fraction equally. */
export function compare(
  { strategies, regimes = [], patterns = [], sizing, ...settings }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const traded = tradeStrategies(
    { ...withExecution(settings), regimes, patterns, strategies, sizing, seed: context.seed },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  return { comparison: traded.map((row) => ({ ...row, warnings: [...row.warnings] })) };
}
