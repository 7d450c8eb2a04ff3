import type { z } from "zod";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { invariant } from "#engine/base/invariant.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import type { optimizeManifest } from "./manifest.ts";
import type { OptimizePorts } from "./run-study.ts";
import { packSets, unpackTrials } from "./trial-columns.ts";

type Method = (typeof optimizeManifest)["methods"]["open_hold_out"];

/** Trades the choice on the closed days. The record of their opening is written first: a look cannot be taken back. */
export async function openHoldOut(
  { bars, study, force }: z.output<Method["input"]>,
  context: SliceContext,
  { caller, studies }: OptimizePorts,
): Promise<z.input<Method["output"]>> {
  const opened = studies.openHoldOut({ study, bars, isForced: force, runId: context.runId });
  const { strategy, parameters, holdOut, venue, before } = opened;
  const range = { ...holdOut, isAsked: true };
  const sets = [parameters, resolveParameters(findStrategy(strategy), {})];
  const answer = await caller.call(
    "optimize",
    "evaluate",
    {
      bars,
      range,
      strategy,
      ...packSets(sets),
      ...venue,
    },
    { seed: context.seed, cancellation: context.cancellation, onProgress: () => undefined, lane: 0 },
  );
  const trials = unpackTrials(sets, answer);
  studies.count(
    {
      source: "optimize.open_hold_out",
      bars,
      range,
      terms: canonicalJson(venue),
      backtests: trials.map((trial) => ({ ...trial, strategy })),
    },
    context.runId,
  );
  const [chosen, defaults] = trials;
  invariant(chosen !== undefined && defaults !== undefined, "each parameter set must give a trial");
  return {
    holdOut: {
      study,
      days: holdOut,
      chosen,
      defaults,
      looksBefore: before.distinct,
      note:
        before.distinct === 0
          ? "No backtest of this workspace had touched these days before they were opened."
          : `${before.distinct} different backtests of this workspace had touched these days before they were opened: they are not unseen.`,
    },
  };
}
