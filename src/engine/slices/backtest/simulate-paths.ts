import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { simulatePaths as simulate } from "#engine/calc/monte-carlo/simulate-paths.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["simulate_paths"];

/** So many of the paths of a seed, from the first on. */
export function simulatePaths(
  { strategyChoice, regimes = [], patterns = [], ...rest }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { firstPath, paths, meanBlockBars, marks, ...settings } = rest;
  const { id, parameters } = strategyChoice;
  const outcomes = simulate(
    { ...withExecution(settings), regimes, patterns, strategy: { id, parameters }, seed: context.seed },
    { firstPath, paths, meanBlockBars, marks },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  return { outcomes };
}
