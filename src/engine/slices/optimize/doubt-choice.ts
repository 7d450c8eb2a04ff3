import type { z } from "zod";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { createRng, deriveSeed } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { barsPerYear } from "#engine/calc/calendar/bars-per-year.ts";
import { deflatedSharpe } from "#engine/calc/overfitting/deflated-sharpe.ts";
import { measurePlateau } from "#engine/calc/overfitting/plateau.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import type { Trial } from "./evaluate.ts";
import type { optimizeManifest } from "./manifest.ts";
import { scoreOf } from "./objectives.ts";
import type { MarketTrials } from "./ports.ts";
import { venueOf } from "./venue.ts";

type Methods = (typeof optimizeManifest)["methods"];
type Doubt = NonNullable<z.input<Methods["run"]["output"]>["study"]["doubt"]>;
type Judgement = z.output<Methods["judge"]["output"]>;

export interface Choice {
  readonly input: z.output<Methods["run"]["input"]>;
  /** The days that were searched. */
  readonly range: DateRange;
  readonly best: Trial;
  readonly trials: readonly Trial[];
  readonly market: MarketTrials;
}

/** How far the best of the trials is to be doubted, by what was ever tried on these days. */
export async function doubtChoice(
  { input, range, best, trials, market }: Choice,
  context: SliceContext,
  caller: SliceCaller,
): Promise<Doubt> {
  const { bars, strategy, objective } = input;
  const compared = pickTrials(trials, input.overfittingTrials, context.seed);
  const judged = await caller.call(
    "optimize",
    "judge",
    {
      bars,
      range,
      strategy,
      ...venueOf(input),
      chosen: best.parameters,
      parameterSets: compared.map(({ parameters }) => parameters),
    },
    {
      seed: context.seed,
      cancellation: context.cancellation,
      onProgress: (fraction, message) => context.progress(fraction, message),
      lane: 0,
    },
  );
  // The schema of the method has checked it where it ran.
  const { moments, overfitting } = judged as Judgement;
  const periods = periodsPerYear(bars);
  // One trial has no spread, and nothing to be the best of.
  const variance = Number.isFinite(market.varianceOfSharpes) ? market.varianceOfSharpes / periods : 0;
  const { probability, expectedMaximum } = deflatedSharpe(moments, market.distinct, variance);
  const scored = (trial: Trial) => ({ parameters: trial.parameters, score: scoreOf(trial, objective) });
  return {
    deflatedSharpe: probability,
    expectedMaximumSharpe: expectedMaximum * Math.sqrt(periods),
    trialsEver: market.distinct,
    backtestsEver: market.backtests,
    ...(overfitting === undefined ? {} : { overfitting }),
    plateau: measurePlateau(trials.map(scored), scored(best)),
  };
}

/** Chosen evenly and by the seed: the comparison is about the way of choosing, so all trials must be as likely. */
function pickTrials(trials: readonly Trial[], count: number, seed: number): readonly Trial[] {
  const rng = createRng(deriveSeed(seed, "overfitting"));
  const left = [...trials];
  const picked: Trial[] = [];
  while (picked.length < count && left.length > 0) {
    picked.push(...left.splice(Math.floor(rng.next() * left.length), 1));
  }
  return picked;
}

/** As the kernel annualises. */
export function periodsPerYear(bars: readonly BarSeries[]): number {
  return Math.max(...bars.map((series) => barsPerYear(series)(series.tsOpenMs.length - 1)));
}
