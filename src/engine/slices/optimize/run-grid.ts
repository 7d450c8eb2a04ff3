import type { z } from "zod";
import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { invariant } from "#engine/base/invariant.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { StrategyParameters } from "#shared/model/strategy-choice.ts";
import type { Trial } from "./evaluate.ts";
import { expandGrid } from "./expand-grid.ts";
import type { optimizeManifest } from "./manifest.ts";
import { runChunks } from "./run-chunks.ts";
import { splitRange } from "./split-range.ts";

type Methods = (typeof optimizeManifest)["methods"]["run"];

/** Searches the first part of the range over the lanes of `caller`, then judges on the rest, which no trial saw. */
export async function runGrid(
  input: z.output<Methods["input"]>,
  context: SliceContext,
  caller: SliceCaller,
): Promise<z.input<Methods["output"]>> {
  const { bars, range, strategy: id, points, grid, inSampleFraction, maximumTrials, ...venue } = input;
  const strategy = findStrategy(id);
  const [first] = bars;
  invariant(first !== undefined, "bars must hold a series");
  const parts = splitRange(first, range, inSampleFraction);
  const sets = expandGrid(strategy, grid ?? {}, points, maximumTrials);
  const over = (part: DateRange, parameterSets: readonly StrategyParameters[]): Promise<readonly Trial[]> =>
    runChunks(parameterSets, { bars, range: part, strategy: id, ...venue }, caller, context);
  const trials = await over(parts.inSample, sets);
  const best = trials.reduce((leader, trial) => (trial.sharpe > leader.sharpe ? trial : leader));
  const defaults = resolveParameters(strategy, {});
  const [defaultTrial] = await over(parts.inSample, [defaults]);
  const [bestOutOfSample, defaultsOutOfSample] = await over(parts.outOfSample, [best.parameters, defaults]);
  invariant(
    defaultTrial !== undefined && bestOutOfSample !== undefined && defaultsOutOfSample !== undefined,
    "each parameter set must give a trial",
  );
  return {
    study: {
      strategy: id,
      trialCount: trials.length,
      inSample: { from: parts.inSample.from, to: parts.inSample.to },
      outOfSample: { from: parts.outOfSample.from, to: parts.outOfSample.to },
      best,
      bestOutOfSample,
      defaults: defaultTrial,
      defaultsOutOfSample,
      trials: [...trials],
      note: `The best of ${String(trials.length)} trials looks better than it is: judge it by the part that was not searched.`,
    },
  };
}
