import type { z } from "zod";
import { withExecution } from "#engine/base/execution-schemas.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { studyCosts } from "#engine/calc/cost-study/study-costs.ts";
import type { backtestManifest } from "./manifest.ts";

type Method = (typeof backtestManifest)["methods"]["cost_study"];

/** What the backtest is worth when fills are worse, or the account is larger. */
export function costStudy(
  { strategyChoice, regimes = [], patterns = [], ...rest }: z.output<Method["input"]>,
  context: SliceContext,
): z.input<Method["output"]> {
  const { slippagesBps, capitalMultiples, capacityParticipation, ...settings } = rest;
  const { id, parameters } = strategyChoice;
  const study = studyCosts(
    { ...withExecution(settings), regimes, patterns, strategy: { id, parameters }, seed: context.seed },
    { slippagesBps, capitalMultiples, participationFraction: capacityParticipation },
    {
      hash: context.hash,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
    },
  );
  return { costStudy: study };
}
