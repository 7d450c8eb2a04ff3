import type { z } from "zod";
import type { SliceCaller } from "#engine/base/parallel.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { canonicalJson } from "#engine/base/canonical-json.ts";
import { invariant } from "#engine/base/invariant.ts";
import { withExecution } from "#engine/base/execution-schemas.ts";
import { findStrategy, resolveParameters } from "#engine/calc/strategies/strategy-catalogue.ts";
import { sweepEngine } from "#engine/calc/sweep/create-sweep.ts";
import { toAppError } from "#shared/errors/app-error.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { DateRange } from "#shared/model/date-range.ts";
import { doubtChoice } from "./doubt-choice.ts";
import type { Trial } from "./evaluate.ts";
import { firstPart } from "./first-part.ts";
import { makeSampler } from "./make-sampler.ts";
import type { optimizeManifest } from "./manifest.ts";
import { bestTrial, frontOf, objectivesOf } from "./objectives.ts";
import type { OpenStudy, StudyBook, StudyOutcome } from "./ports.ts";
import { runSearch } from "./run-search.ts";
import { splitRange } from "./split-range.ts";
import { createProgressTeller } from "./tell-progress.ts";
import { trialInput } from "./trial-input.ts";
import { createTrialRunner } from "./trial-runner.ts";
import { venueOf } from "./venue.ts";

type Methods = (typeof optimizeManifest)["methods"]["run"];
type Input = z.output<Methods["input"]>;
type Study = z.input<Methods["output"]>["study"];

export interface OptimizePorts {
  readonly caller: SliceCaller;
  readonly studies: StudyBook;
}

/** Searches the first part of the range over the lanes of `caller`, then judges on the next, which no trial saw. */
export async function runStudy(
  input: Input,
  context: SliceContext,
  ports: OptimizePorts,
): Promise<z.input<Methods["output"]>> {
  const [first] = input.bars;
  invariant(first !== undefined, "bars must hold a series");
  const parts = splitParts(first, input);
  const study = ports.studies.open({
    kind: "search",
    key: keyOf(input, context),
    runId: context.runId,
    strategy: input.strategy,
    sampler: input.sampler,
    objective: input.objective,
    bars: input.bars,
    range: parts.inSample,
    holdOut: parts.holdOut,
    venue: venueOf(input),
  });
  try {
    const answer = await searchAndJudge({ input, first, parts, study }, context, ports);
    study.finish({
      parameters: answer.best.parameters,
      figures: figuresOf(answer),
    });
    return { study: answer };
  } catch (thrown) {
    study.stop(toAppError(thrown).message);
    throw thrown;
  }
}

/** For lists and comparisons: the unseen days first. */
function figuresOf({
  bestOutOfSample,
  defaultsOutOfSample,
  best,
  doubt,
  engine,
  trialCount,
}: Study): StudyOutcome["figures"] {
  return { bestOutOfSample, defaultsOutOfSample, best, doubt, engine, trialCount };
}

interface Parts {
  readonly inSample: DateRange;
  readonly outOfSample: DateRange;
  readonly holdOut: { readonly from: string; readonly to: string } | undefined;
}

function splitParts(first: BarSeries, { range, inSampleFraction, holdOutFraction }: Input): Parts {
  if (holdOutFraction === 0) return { ...splitRange(first, range, inSampleFraction), holdOut: undefined };
  const { inSample: open, outOfSample: closed } = splitRange(first, range, 1 - holdOutFraction);
  return { ...splitRange(first, open, inSampleFraction), holdOut: { from: closed.from, to: closed.to } };
}

/** Two searches of the same key give the same answer. */
function keyOf({ bars, ...rest }: Input, { seed, hash }: SliceContext) {
  return hash(canonicalJson({ ...rest, seed, bars: bars.map(({ dataHash }) => dataHash) }));
}

interface Task {
  readonly input: Input;
  readonly first: BarSeries;
  readonly parts: Parts;
  readonly study: OpenStudy;
}

async function searchAndJudge(
  { input, first, parts, study }: Task,
  context: SliceContext,
  { caller }: OptimizePorts,
): Promise<Study> {
  const { bars, strategy: id, objective, sampler } = input;
  const strategy = findStrategy(id);
  const plan = makeSampler(strategy, { ...input, grid: input.grid ?? {} }, context.seed);
  const tell = createProgressTeller(context, plan.budget);
  const runner = createTrialRunner({
    bars,
    strategy: id,
    venue: venueOf(input),
    study,
    caller,
    context,
    onEvaluated: () => tell(runner.counts.run + runner.counts.readBack, runner.counts.run),
  });
  const { trials, evaluated, asked } = await runSearch(
    plan,
    objectivesOf(sampler, objective),
    (sets, fraction) => runner.evaluate(sets, firstPart(first, parts.inSample, fraction)),
  );
  const best = bestTrial(trials, objective);
  const defaults = resolveParameters(strategy, {});
  const [defaultTrial] = await runner.evaluate([defaults], parts.inSample);
  const [bestOutOfSample, defaultsOutOfSample] = await runner.evaluate(
    [best.parameters, defaults],
    parts.outOfSample,
  );
  invariant(
    defaultTrial !== undefined && bestOutOfSample !== undefined && defaultsOutOfSample !== undefined,
    "each parameter set must give a trial",
  );
  const market = study.look();
  const doubt = await doubtChoice({ input, range: parts.inSample, best, trials, market }, context, caller);
  return {
    strategy: id,
    bestOutOfSample,
    defaultsOutOfSample,
    best,
    defaults: defaultTrial,
    trialCount: evaluated,
    trials: [...trials],
    inSample: daysOf(parts.inSample),
    outOfSample: daysOf(parts.outOfSample),
    id: study.id,
    sampler,
    objective,
    doubt,
    engine: sweepEngine(trialInput(withExecution(input), context.seed), id),
    ...(parts.holdOut === undefined ? {} : { holdOut: parts.holdOut }),
    proposals: asked,
    ...(sampler === "nsga2" ? { front: [...frontOf(trials, objectivesOf(sampler, objective))] } : {}),
    note: noteOn(evaluated, best),
  };
}

function daysOf({ from, to }: DateRange): { readonly from: string; readonly to: string } {
  return { from, to };
}

function noteOn(evaluated: number, { trades }: Trial): string {
  const traded = trades === 0 ? " It closed no trade." : "";
  return `The best of ${evaluated} trials looks better than it is: judge it by the part that was not searched.${traded}`;
}
